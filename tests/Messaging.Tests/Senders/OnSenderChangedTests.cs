using Texting.Contracts.Numbers;

namespace Messaging.Tests.Senders;

[Trait("Needs", "Servers")]
[Collection<OneHost>]
public sealed class OnSenderChangedTests(MessagingHost host)
{
    [Theory]
    [InlineData(SenderStanding.Provisioning, "not-live-yet")]
    [InlineData(SenderStanding.Suspended, "sending-suspended")]
    public async Task Before_all_statuses_are_green_no_text_is_queued_and_the_composer_says_why(SenderStanding standing, string reason)
    {
        var company = Guid.CreateVersion7();
        await host.GivenCompany(company);
        var ann = await host.GivenClient("Ann", "4155550151", company: company);
        Assert.Equal("no-number", await CannotText(company, ann));

        await host.GivenSender(standing, company, Number());
        Assert.Equal(reason, await CannotText(company, ann));

        await host.GivenSender(SenderStanding.Live, company, Number());
        Assert.Null(await CannotText(company, ann));
    }

    [Fact]
    public async Task A_number_that_was_given_back_may_belong_to_another_company()
    {
        var (first, second) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await host.GivenSender(SenderStanding.Live, first, "+14155550199");
        await host.GivenSender(SenderStanding.Released, first, "+14155550199");

        await host.GivenSender(SenderStanding.Live, second, "+14155550199");

        Assert.Equal(second, await host.Scalar<Guid>("SELECT company_id FROM senders WHERE number = '+14155550199' AND standing <> 'Released'"));
    }

    private async Task<string?> CannotText(Guid company, Guid contact) =>
        (await host.Get<Texting.Contracts.Messaging.Http.ConversationHead>($"/conversations/{contact}", company: company)).CannotText?.Code;

    private static int _numbers = 200;

    private static string Number() => $"+1415556{Interlocked.Increment(ref _numbers):D4}";
}
