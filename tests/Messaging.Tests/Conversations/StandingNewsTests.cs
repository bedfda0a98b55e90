using System.Net.Http.Json;
using Messaging.Conversations;
using Messaging.Data;
using Messaging.Live;
using Messaging.Media;
using Messaging.Tests.Inbound;
using Microsoft.Extensions.DependencyInjection;
using ServiceDefaults.Auth;
using Testing;
using Texting.Contracts.Billing;
using Texting.Contracts.Messaging;
using Texting.Contracts.Messaging.Http;
using Texting.Contracts.Numbers;

namespace Messaging.Tests.Conversations;

/// <summary>Whatever decides whether a text may go: an open feed hears of its change, by whichever way it came.</summary>
[Trait("Needs", "Servers")]
[Collection<OneHost>]
public sealed class StandingNewsTests(MessagingHost host)
{
    private readonly Guid _company = Guid.CreateVersion7();

    [Fact]
    public async Task The_standing_of_the_companys_number_is_told_to_every_open_feed()
    {
        await host.GivenCompany(_company);
        await using var page = await OpenPage.OpenAsync(host, _company);
        SenderStanding[] standings = [SenderStanding.Provisioning, SenderStanding.Live, SenderStanding.Suspended, SenderStanding.Live, SenderStanding.Released];
        foreach (var (standing, times) in standings.Select((standing, index) => (standing, index + 1)))
        {
            await host.GivenSender(standing, _company, "+12125550361");
            await ToldAllAsync(page, times);
        }

        // The same again is no news: what comes afterwards is the next that is heard.
        await host.GivenSender(SenderStanding.Released, _company, "+12125550361");
        await host.GivenSender(SenderStanding.Live, _company, "+12125550362");
        await ToldAllAsync(page, standings.Length + 1);
        Assert.Equal(standings.Length + 1, page.Standings.Count());
    }

    [Fact]
    public async Task Cap_and_settings_are_told_to_every_open_feed()
    {
        await host.GivenCompany(_company);
        await using var page = await OpenPage.OpenAsync(host, _company);

        await host.Publish(new SpendingStateChanged(_company, CapReached: true, Version: 1));
        await ToldAllAsync(page, 1);
        await host.Publish(new SpendingStateChanged(_company, CapReached: false, Version: 2));
        await ToldAllAsync(page, 2);

        using var admin = host.As(CallerRole.Admin, _company);
        var settings = (await admin.GetFromJsonAsync<TextingSettings>("/api/messaging/settings", TestContext.Current.CancellationToken))!;
        using var saved = await admin.PutAsJsonAsync("/api/messaging/settings", new SaveSettings(
            settings.ClientPhoneField, settings.MaxTexts, settings.MaxImages, settings.JoinLongTexts, TextClients: false, settings.TextStaff, settings.Version));
        saved.EnsureSuccessStatusCode();
        await ToldAllAsync(page, 3);
    }

    [Fact]
    public async Task A_persons_switch_number_and_STOP_are_told_to_their_feed_alone()
    {
        using var phone = new Handset(host, "+12125550363");
        var (ann, ben) = (await host.GivenClient("Ann", "4155550174"), await host.GivenClient("Ben", "4155550175"));
        await using var page = await OpenPage.OpenAsync(host);
        using var office = host.As(CallerRole.OfficeManager);

        using (await office.PutAsJsonAsync($"/api/messaging/contacts/{ann}/texting", new ChangeTexting(false, null))) { }
        await ToldAsync(page, ann, 1);
        await host.Publish(host.Client(ann, "Ann", phone.Typed));
        await ToldAsync(page, ann, 2);
        await phone.TextAsync("STOP");
        await ToldAsync(page, ann, 3);
        await phone.TextAsync("START");
        await ToldAsync(page, ann, 4);
        using var note = new HttpRequestMessage(HttpMethod.Post, $"/api/messaging/contacts/{ann}/opt-out") { Content = JsonContent.Create(new NoteOptOut("on the phone")) };
        note.Headers.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
        using (await office.SendAsync(note, TestContext.Current.CancellationToken)) { }
        await ToldAsync(page, ann, 5);

        Assert.DoesNotContain(ben, page.Standings);
    }

    [Fact]
    public async Task A_change_of_many_is_one_line_and_a_page_that_was_away_hears_of_it()
    {
        await host.GivenCompany(_company);
        var page = await OpenPage.OpenAsync(host, _company);
        await page.DisposeAsync();
        await Task.WhenAll(Enumerable.Range(0, 25).Select(number => host.GivenClient($"Crowd {number}", null, company: _company)));

        await host.Run("UPDATE contacts SET texting_enabled = false WHERE company_id = $1", _company);

        await using var again = await OpenPage.OpenAsync(host, _company, page.LastEventId);
        await Eventually.Until(() => Task.FromResult(again.Standings.Any()));
        Assert.Equal([null], again.Standings.Distinct());
        Assert.Equal(1, await host.Scalar<long>("SELECT count(*) FROM feed_changes WHERE company_id = $1 AND what = 'Standing'", _company));
    }

    [Fact]
    public async Task Many_single_changes_that_are_read_together_are_one_line_too()
    {
        var changes = Enumerable.Range(0, 40).Select(number => new LoggedChange(number, 1, _company, FeedChangeKind.Standing, Guid.CreateVersion7(), default)).ToList();
        await using var scope = host.Host.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentCompany>().Use(_company);

        var news = await FeedNews.RenderAsync(
            scope.ServiceProvider.GetRequiredService<MessagingDb>(), changes, default, default, scope.ServiceProvider.GetRequiredService<MediaLinks>(), TestContext.Current.CancellationToken);

        Assert.Equal((FeedStream.Standing, """{"contactId":null}"""), (Assert.Single(news).Name, news[0].Json));
    }

    private static Task ToldAllAsync(OpenPage page, int times) => Eventually.Until(() => Task.FromResult(page.Standings.Count(whose => whose is null) >= times));

    private static Task ToldAsync(OpenPage page, Guid contact, int times) => Eventually.Until(() => Task.FromResult(page.Standings.Count(whose => whose == contact) >= times));
}
