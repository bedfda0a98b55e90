using System.Net;
using Testing;
using Testing.Running;
using Texting.Contracts.Messaging;
using Texting.Contracts.Messaging.Http;

namespace Journeys.Tests;

/// <summary>S12: "Be sure to select the field that includes your client's cell phone."</summary>
[Collection(TailWaggers.Name)]
public sealed class S12_PhoneFieldTests(SystemFixture system)
{
    private const string Home = "Home phone";

    [Fact]
    public async Task Another_phone_field_is_previewed_and_then_holds_for_every_client_at_once()
    {
        using var nora = await TailWaggers.NoraAsync(system);
        Assert.Equal(["Mobile phone", Home], (await TailWaggers.ReadAsync(nora)).ClientPhoneFields);

        var preview = await nora.PostAsync<PhoneFieldPreview>("/api/messaging/settings/preview-phone-field", new PreviewPhoneField(Home));
        Assert.Equal((0, 0, 2, 2), (preview.Valid, preview.Invalid, preview.Empty, preview.Changed));
        Assert.Contains(preview.Examples, example => example is { Before: "+16475550111", After: null, ProblemAfter.Code: "phone-missing" });
        Assert.Null((await nora.HeadAsync(Demo.Maya)).CannotText);

        await TailWaggers.SaveAsync(nora, now => now with { ClientPhoneField = Home });
        Assert.Equal("phone-missing", (await nora.HeadAsync(Demo.Maya)).CannotText?.Code);
        Assert.Equal("phone-missing", (await nora.ComposeAsync(Demo.Noah.Id, "To no number", DeliveryMode.TextOnly)).NotTexted?.Code);

        await TailWaggers.ResetAsync(nora);
        var sent = await nora.ComposeAsync(Demo.Noah.Id, "To the mobile again", DeliveryMode.TextOnly);
        await Eventually.Until(() => nora.TextAsync(sent.Texts.Single().Id), life => life.Status == TextState.Delivered);
        var bodies = (await system.Carrier.OracleAsync(Demo.Noah.Phone)).Messages.Select(message => message.Body).ToList();
        Assert.Contains("To the mobile again", bodies);
        Assert.DoesNotContain("To no number", bodies);
    }

    [Fact]
    public async Task Of_two_admins_who_save_at_once_the_second_is_told_and_every_change_names_who_made_it()
    {
        using var nora = await TailWaggers.NoraAsync(system);
        var before = await TailWaggers.ReadAsync(nora);

        await TailWaggers.SaveAsync(nora, now => now with { ClientPhoneField = Home });
        Assert.Equal(HttpStatusCode.Conflict, await TailWaggers.TrySaveAsync(nora, now => now with { ClientPhoneField = null, Version = before.Version }));
        Assert.Equal(HttpStatusCode.BadRequest, await TailWaggers.TrySaveAsync(nora, now => now with { ClientPhoneField = "Fax" }));

        Assert.Equal(Home, (await TailWaggers.ReadAsync(nora)).ClientPhoneField);
        var change = (await TailWaggers.HistoryAsync(nora)).First(line => line.Setting == "clientPhoneField");
        Assert.Equal((Home, "Nora Tremblay"), (change.To, change.By));
        await TailWaggers.ResetAsync(nora);
    }
}
