using Microsoft.Extensions.DependencyInjection;
using Notifications.Audience;
using Notifications.Data;
using Notifications.Email;
using ServiceDefaults.Auth;
using Testing;
using Texting.Contracts.Platform;

namespace Notifications.Tests.Email;

/// <summary>Without a mail server nothing is claimed by itself: the tests claim.</summary>
[Trait("Needs", "Servers")]
public sealed class EmailQueueTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = Emails.Noon.AddYears(10);
    private static readonly TimeSpan Apart = TimeSpan.FromSeconds(0.5);
    private TestHost<NotificationsDb>? _host;

    private EmailQueue Queue => _host!.Services.GetRequiredService<EmailQueue>();

    public async ValueTask InitializeAsync() => _host = await TestHost.ServiceAsync<NotificationsDb>("notifications-db");

    public async ValueTask DisposeAsync() => await _host!.DisposeAsync();

    [Fact]
    public async Task Each_domain_is_mailed_at_its_pace_and_none_waits_for_another()
    {
        await StoreAsync([.. Enumerable.Range(0, 5).Select(i => $"p{i}@big.example"), "a@small.example", "b@other.example"]);

        var first = await TakeAsync(10, Now);
        Assert.Equal(["big.example", "big.example", "other.example", "small.example"], first.Select(email => email.Domain).Order(StringComparer.Ordinal));
        Assert.Empty(await TakeAsync(10, Now.AddSeconds(0.9)));
        Assert.Equal(2, (await TakeAsync(10, Now.AddSeconds(1))).Count);
        Assert.Single(await TakeAsync(10, Now.AddSeconds(2)));
        Assert.Empty(await TakeAsync(10, Now.AddSeconds(9)));
    }

    [Fact]
    public async Task No_more_are_taken_than_asked_for_and_none_twice_by_several_workers()
    {
        await StoreAsync([.. Enumerable.Range(0, 20).Select(i => $"p@d{i}.example")]);
        Assert.Equal(3, (await TakeAsync(3, Now)).Count);

        var all = new List<ClaimedEmail>();
        while (all.Count < 17)
            foreach (var taken in await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => TakeAsync(3, Now)))) all.AddRange(taken);
        Assert.Equal(17, all.DistinctBy(email => email.Id).Count());
    }

    [Fact]
    public async Task Silence_is_doubt_a_late_answer_ends_it_and_doubt_is_not_sent_again()
    {
        await StoreAsync("ann@mail.example");
        var email = Assert.Single(await TakeAsync(1, Now));
        Assert.Equal(0, await Queue.DoubtSilentAsync(Now.AddMinutes(4), TestContext.Current.CancellationToken));
        Assert.Equal(1, await Queue.DoubtSilentAsync(Now.AddMinutes(6), TestContext.Current.CancellationToken));
        Assert.Empty(await TakeAsync(1, Now.AddDays(1)));

        await Queue.ReportAsync(email, new EmailStep(EmailState.Waiting, "450 later", TimeSpan.Zero, 1), Now, TestContext.Current.CancellationToken);
        var again = Assert.Single(await TakeAsync(1, Now.AddDays(1)));
        Assert.Equal((2, 1), (again.Attempt, again.Refusals));

        // The first attempt's answer comes a second time, too late to mean anything.
        await Queue.ReportAsync(email, new EmailStep(EmailState.Failed, "550", TimeSpan.Zero, 1), Now, TestContext.Current.CancellationToken);
        Assert.Equal(1, await Queue.DoubtSilentAsync(Now.AddDays(2), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_domain_that_had_enough_rests()
    {
        await StoreAsync("ann@mail.example");
        await Queue.RestAsync("mail.example", Now.AddMinutes(1), TestContext.Current.CancellationToken);
        Assert.Empty(await TakeAsync(5, Now.AddSeconds(59)));
        Assert.Single(await TakeAsync(5, Now.AddMinutes(1)));
    }

    [Fact]
    public async Task The_words_of_what_was_sent_long_ago_are_erased_and_of_nothing_else()
    {
        await StoreAsync("ann@mail.example", "ben@other.example");
        var sent = (await TakeAsync(2, Now)).Single(email => email.Domain == "mail.example");
        await Queue.ReportAsync(sent, new EmailStep(EmailState.Sent, null, TimeSpan.Zero, 0), Now, TestContext.Current.CancellationToken);

        var keeper = ActivatorUtilities.CreateInstance<EmailKeeper>(_host!.Services);
        Assert.Equal(0, await keeper.SweepAsync(Now.AddDays(29), TestContext.Current.CancellationToken));
        Assert.Equal(1, await keeper.SweepAsync(Now.AddDays(31), TestContext.Current.CancellationToken));
        Assert.Equal(0, await keeper.SweepAsync(Now.AddDays(31), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task What_is_sent_for_a_company_shows_its_name_and_is_answered_to_its_owner()
    {
        var company = Guid.CreateVersion7();
        await using (var scope = _host!.Services.CreateAsyncScope())
        {
            scope.ServiceProvider.GetRequiredService<CurrentCompany>().Use(company);
            var db = scope.ServiceProvider.GetRequiredService<NotificationsDb>();
            var order = Emails.Order(company, "feed:1") with { ReplyTo = null };
            db.Emails.AddRange(OutgoingEmail.Of(order, Emails.Noon), OutgoingEmail.Of(order with { Key = "news:1" }, Emails.Noon.AddSeconds(1), fromName: ""));
            var replica = new Company(company);
            replica.Apply(new CompanyChanged(company, 1, "Happy Paws", Plan.Team, false, "US", "America/New_York", "Olivia Park", "olivia@happypaws.example", [], true, true));
            db.Companies.Add(replica);
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        var taken = (await TakeAsync(2, Now)).OrderBy(email => email.CreatedAt).ToList();
        Assert.Equal([("Happy Paws", "olivia@happypaws.example"), ("", null)], taken.Select(email => (email.FromName, email.ReplyTo)));
    }

    private Task<IReadOnlyList<ClaimedEmail>> TakeAsync(int most, DateTimeOffset now) =>
        Queue.TakeAsync(most, Apart, now, now.AddMinutes(5), TestContext.Current.CancellationToken);

    private async Task StoreAsync(params string[] addresses)
    {
        var company = Guid.CreateVersion7();
        await using var scope = _host!.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentCompany>().Use(company);
        var db = scope.ServiceProvider.GetRequiredService<NotificationsDb>();
        db.Emails.AddRange(addresses.Select(address => OutgoingEmail.Of(Emails.Order(company, address, address), Emails.Noon)));
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    }
}
