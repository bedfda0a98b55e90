using ServiceDefaults.Auth;
using Testing;

namespace Numbers.Tests;

[Collection(typeof(OneHost))]
[Trait("Needs", "Servers")]
public sealed class ApiDocumentTests(NumbersHost host)
{
    [Fact]
    public async Task Every_POST_with_an_effect_takes_an_idempotency_key_and_everything_is_described()
    {
        using var visitor = host.As(CallerRole.Public);
        using var api = await ApiDescription.OfAsync(visitor);

        // A dry run, and what operators do, who have no company to keep a key for.
        Assert.Equal(["/api/numbers/operations/dead-letters/{queue}/retry", "/api/numbers/registration/check"], api.PostsWithoutKey());
        Assert.Empty(api.PoorlyDescribed());
    }
}
