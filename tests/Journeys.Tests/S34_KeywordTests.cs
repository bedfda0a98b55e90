using ServiceDefaults.Http;
using Testing;
using Testing.Running;
using Texting.Contracts.Messaging;
using Texting.Contracts.Messaging.Http;

namespace Journeys.Tests;

/// <summary>S34: STOP, START and HELP, in every form people text them.</summary>
public sealed class S34_KeywordTests(SystemFixture system)
{
    [Fact]
    public async Task Every_word_for_STOP_stops_every_word_for_START_lifts_it_and_nothing_leaves_in_between()
    {
        string[] stops = ["STOP", "stopall", "Unsubscribe", "CANCEL", "end.", "\"Quit\"", "revoke!", "OptOut", "opt out", "ＳＴＯＰ", "stop 🛑"];
        string[] starts = ["START", "unstop", "Yes!"];
        var (id, phone) = Demo.Extra(6);

        for (var i = 0; i < stops.Length; i++)
        {
            await TextAsync(phone, stops[i]);
            Assert.True(await OptedOutAsync(id, true), stops[i]);
            Assert.Equal("opted-out", (await system.Olivia.ComposeAsync(id, $"after {i}", DeliveryMode.TextOnly)).NotTexted?.Code);
            await TextAsync(phone, starts[i % starts.Length]);
            Assert.False(await OptedOutAsync(id, false), starts[i % starts.Length]);
        }

        var timeline = (await system.Olivia.ReadAsync<Page<ConsentLine>>($"/api/messaging/contacts/{id}/consent")).Items;
        Assert.Equal((stops.Length, stops.Length), (timeline.Count(line => line.Change == "OptedOut"), timeline.Count(line => line.Change == "OptedIn")));
        Assert.DoesNotContain((await system.Carrier.OracleAsync(phone)).Messages, message => message.Body.StartsWith("after", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nobody_but_the_person_lifts_a_STOP()
    {
        var (id, phone) = Demo.Extra(7);
        await TextAsync(phone, "STOP");
        Assert.True(await OptedOutAsync(id, true));

        await system.Olivia.PutAsync<ContactRow>($"/api/messaging/contacts/{id}/texting", new ChangeTexting(false, null));
        var row = await system.Olivia.PutAsync<ContactRow>($"/api/messaging/contacts/{id}/texting", new ChangeTexting(true, DeliveryMode.TextOnly));

        Assert.True(row.OptedOut);
        Assert.Equal("opted-out", (await system.Olivia.HeadAsync(id)).CannotText?.Code);
    }

    [Fact]
    public async Task Please_stop_texting_me_goes_to_a_person_who_notes_it_and_then_it_holds_until_START()
    {
        const string Words = "Please stop texting me";
        var (id, phone) = Demo.Extra(8);
        await TextAsync(phone, Words);
        var feed = await Eventually.Until(() => system.Olivia.FeedAsync(id), page => page.Items.Any(entry => entry.Html == Words));
        var entry = feed.Items.First(item => item.Html == Words);
        Assert.Equal(FeedEntryKind.Inbound, entry.Kind);
        Assert.Contains("wish for no more texts", entry.Note, StringComparison.Ordinal);
        Assert.False((await system.Olivia.HeadAsync(id)).OptedOut);

        await system.Olivia.PostAsync<ContactRow>($"/api/messaging/contacts/{id}/opt-out", new NoteOptOut("texted that they want no more"));
        Assert.Equal("opted-out", (await system.Olivia.ComposeAsync(id, "Hello?", DeliveryMode.TextOnly)).NotTexted?.Code);
        var line = (await system.Olivia.ReadAsync<Page<ConsentLine>>($"/api/messaging/contacts/{id}/consent")).Items[0];
        Assert.Equal(("OptedOut", "Staff", "Olivia Park", "texted that they want no more"), (line.Change, line.Source, line.By, line.Detail));

        await TextAsync(phone, "START");
        Assert.False(await OptedOutAsync(id, false));
    }

    [Fact]
    public async Task HELP_is_shown_and_stops_nothing()
    {
        var (id, phone) = Demo.Extra(9);
        await TextAsync(phone, "Help?");
        await Eventually.Until(() => system.Olivia.FeedAsync(id), page => page.Items.Any(entry => entry is { Kind: FeedEntryKind.Keyword, Note: not null }));
        Assert.False((await system.Olivia.HeadAsync(id)).OptedOut);
    }

    private async Task TextAsync(string phone, string body) => Assert.True((await system.Carrier.TextArrivesAsync(phone, Demo.CompanyNumber, body)).Taken);

    // The webhook was answered, so it holds; a slow gateway may still show what it read before.
    private async Task<bool> OptedOutAsync(Guid contact, bool expected) => (await Eventually.Until(() => system.Olivia.HeadAsync(contact), head => head.OptedOut == expected)).OptedOut;
}
