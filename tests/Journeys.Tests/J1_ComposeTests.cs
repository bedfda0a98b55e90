using System.Net;
using Testing;
using Testing.Running;
using Texting.Contracts.Messaging;
using Texting.Contracts.Messaging.Http;

namespace Journeys.Tests;

/// <summary>J1: staff composes → the client gets the text → receipt → counted.</summary>
public sealed class J1_ComposeTests(SystemFixture system)
{
    [Fact]
    public async Task A_composed_message_reaches_the_phone_is_delivered_and_counted_once()
    {
        var entry = await system.Olivia.ComposeAsync(Demo.Ben.Id, "Hi Ben, the <b>key</b> is in the box.", DeliveryMode.TextOnly);
        var text = Assert.Single(entry.Texts);

        var life = await Eventually.Until(() => system.Olivia.TextAsync(text.Id), life => life.Status == TextState.Delivered);
        var usage = await Eventually.Until(() => system.Olivia.UsageAsync(text.Id), usage => usage.Counts > 0);
        var accepted = Assert.Single((await system.Carrier.OracleAsync(Demo.Ben.Phone)).Messages, message => message.M == text.Id.ToString());

        Assert.Equal("Hi Ben, the KEY is in the box.", accepted.Body);
        Assert.Equal(accepted.Sid, life.CarrierSid);
        Assert.Equal(1, usage.Counts);
        Assert.Equal(["composed", "claimed", "accepted"], life.Events.Select(step => step.What).Where(what => what != "carrier-status").Distinct());
    }

    [Fact]
    public async Task A_long_message_arrives_as_several_texts_in_order()
    {
        var words = string.Join(' ', Enumerable.Range(1, 70).Select(i => $"word{i}"));
        var entry = await system.Olivia.ComposeAsync(Demo.Emma.Id, words, DeliveryMode.TextOnly);
        Assert.True(entry.Texts.Count > 1);

        await Eventually.Until(async () => (await Task.WhenAll(entry.Texts.Select(text => system.Olivia.TextAsync(text.Id))))
            .All(life => life.Status == TextState.Delivered));
        var onThePhone = (await system.Carrier.OracleAsync(Demo.Emma.Phone)).Messages.Where(message => entry.Texts.Any(text => text.Id.ToString() == message.M));

        Assert.Equal(entry.Texts.Select(text => text.Body), onThePhone.Select(message => message.Body));
    }

    [Fact]
    public async Task The_same_key_twice_is_one_message()
    {
        var key = Guid.CreateVersion7().ToString();
        using var first = await system.Olivia.TryComposeAsync(Demo.Grace.Id, "Only once", DeliveryMode.TextOnly, key);
        using var second = await system.Olivia.TryComposeAsync(Demo.Grace.Id, "Only once", DeliveryMode.TextOnly, key);
        using var other = await system.Olivia.TryComposeAsync(Demo.Grace.Id, "Something else", DeliveryMode.TextOnly, key);

        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        Assert.Equal(await first.Content.ReadAsStringAsync(), await second.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.StatusCode);
        Assert.Single((await system.Olivia.FeedAsync(Demo.Grace.Id)).Items, entry => entry.Html.Contains("Only once", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Another_companys_client_cannot_be_seen_or_written_to()
    {
        using var answer = await system.Olivia.TryComposeAsync(Demo.Maya, "Hello", DeliveryMode.TextOnly, Guid.CreateVersion7().ToString());
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task One_trace_goes_from_the_click_through_the_carrier_to_the_ledger()
    {
        var entry = await system.Olivia.ComposeAsync(Demo.Ben.Id, "Traced", DeliveryMode.TextOnly);
        var life = await Eventually.Until(() => system.Olivia.TextAsync(entry.Texts.Single().Id), life => life.Status == TextState.Delivered);
        Assert.Matches("^[0-9a-f]{32}$", life.TraceId);
    }
}
