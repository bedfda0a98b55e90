using System.Net;
using Testing.Running;

namespace Journeys.Tests;

/// <summary>S14: "You are limited to a maximum of 10 images per conversation feed message."</summary>
[Collection(TailWaggers.Name)]
public sealed class S14_MaxImagesTests(SystemFixture system)
{
    [Fact]
    public async Task A_company_allows_up_to_ten_images_or_none_and_the_change_is_kept_with_its_author()
    {
        using var nora = await TailWaggers.NoraAsync(system);

        Assert.Equal(HttpStatusCode.BadRequest, await TailWaggers.TrySaveAsync(nora, now => now with { MaxImages = 11 }));
        Assert.Equal(HttpStatusCode.BadRequest, await TailWaggers.TrySaveAsync(nora, now => now with { MaxImages = -1 }));
        Assert.Equal(0, (await TailWaggers.SaveAsync(nora, now => now with { MaxImages = 0 })).MaxImages);
        Assert.Equal(4, (await TailWaggers.SaveAsync(nora, now => now with { MaxImages = 4 })).MaxImages);

        var change = (await TailWaggers.HistoryAsync(nora)).First(line => line.Setting == "maxImages");
        Assert.Equal(("0", "4", "Nora Tremblay"), (change.From, change.To, change.By));
        await TailWaggers.ResetAsync(nora);
    }
}
