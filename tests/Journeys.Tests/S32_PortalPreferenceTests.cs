using System.Net;
using ServiceDefaults.Http;
using Testing;
using Testing.Running;
using Texting.Contracts.Messaging;
using Texting.Contracts.Messaging.Http;

namespace Journeys.Tests;

/// <summary>S32: "Clients can manage their text message preferences directly from their Client Portal."</summary>
[Collection("Ann")]
public sealed class S32_PortalPreferenceTests(SystemFixture system)
{
    private const string Own = "/api/messaging/me/texting";

    [Fact]
    public async Task The_checkbox_is_the_offices_switch_and_the_wording_that_was_shown_is_kept()
    {
        using var ann = await PersonClient.SignInAsync(system.System.Gateway, "ann");
        var shown = await ann.ReadAsync<OwnTexting>(Own);
        Assert.True(shown.TextingEnabled);
        Assert.Equal(Demo.CompanyNumber, shown.CompanyNumber);

        await ann.PutAsync<OwnTexting>(Own, new ChangeOwnTexting(false, shown.WordingVersion));
        Assert.False((await system.Olivia.HeadAsync(Demo.Ann.Id)).TextingEnabled);
        Assert.Equal("texting-disabled", (await system.Olivia.ComposeAsync(Demo.Ann.Id, "While off", DeliveryMode.TextOnly)).NotTexted?.Code);

        await ann.PutAsync<OwnTexting>(Own, new ChangeOwnTexting(true, shown.WordingVersion));
        var sent = await system.Olivia.ComposeAsync(Demo.Ann.Id, "On again", DeliveryMode.TextOnly);
        await Eventually.Until(() => system.Olivia.TextAsync(sent.Texts.Single().Id), life => life.Status == TextState.Delivered);
        Assert.DoesNotContain((await system.Carrier.OracleAsync(Demo.Ann.Phone)).Messages, message => message.Body == "While off");

        var timeline = (await system.Olivia.ReadAsync<Page<ConsentLine>>($"/api/messaging/contacts/{Demo.Ann.Id}/consent")).Items;
        Assert.Contains(timeline, line => line is { Change: "TextingEnabled", Source: "ClientPortal" } && line.Wording == shown.Wording);
    }

    [Fact]
    public async Task A_wording_that_is_not_the_present_one_is_no_consent()
    {
        using var ann = await PersonClient.SignInAsync(system.System.Gateway, "ann");
        Assert.Equal(HttpStatusCode.Conflict, await ann.TryPutAsync(Own, new ChangeOwnTexting(false, "some old one")));
        Assert.True((await ann.ReadAsync<OwnTexting>(Own)).TextingEnabled);
    }
}
