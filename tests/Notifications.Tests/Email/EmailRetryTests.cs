using Notifications.Email;

namespace Notifications.Tests.Email;

public sealed class EmailRetryTests
{
    private static readonly TimeSpan GiveUp = TimeSpan.FromDays(2);

    private static readonly SmtpOutcome.NotNow NotNow = new(450, "450 later");

    [Fact]
    public void What_was_taken_is_sent() => Assert.Equal(EmailState.Sent, After(new SmtpOutcome.Accepted()).State);

    [Fact]
    public void What_will_never_be_taken_fails_with_the_servers_words() =>
        Assert.Equal((EmailState.Failed, "550 no such user"), Short(After(new SmtpOutcome.Never("550 no such user"))));

    [Fact]
    public void What_may_have_been_taken_is_in_doubt_at_any_age() =>
        Assert.All([TimeSpan.Zero, GiveUp * 2], age => Assert.Equal(EmailState.InDoubt, After(new SmtpOutcome.Unknown("The line broke."), age: age).State));

    [Theory]
    [InlineData(0, 5)]
    [InlineData(1, 30)]
    [InlineData(2, 120)]
    [InlineData(9, 43_200)]
    public void Not_now_waits_longer_each_time(int refusals, int seconds)
    {
        var step = After(NotNow, refusals);
        Assert.Equal((EmailState.Waiting, TimeSpan.FromSeconds(seconds), refusals + 1), (step.State, step.Wait, step.Refusals));
    }

    [Fact]
    public void Not_now_ten_times_or_for_two_days_is_given_up_with_the_reason()
    {
        Assert.Equal((EmailState.Failed, "Given up: 450 later"), Short(After(NotNow, refusals: 10)));
        Assert.Equal((EmailState.Failed, "Given up: 450 later"), Short(After(NotNow, age: GiveUp)));
    }

    [Fact]
    public void A_server_of_ours_that_is_away_is_no_refusal_and_only_age_gives_up()
    {
        var away = new SmtpOutcome.NoServer("The connection to the mail server failed.");
        var step = After(away, refusals: 9);
        Assert.Equal((EmailState.Waiting, 9), (step.State, step.Refusals));
        Assert.Equal(EmailState.Failed, After(away, age: GiveUp).State);
    }

    private static EmailStep After(SmtpOutcome outcome, int refusals = 0, TimeSpan age = default) => EmailRetry.After(outcome, refusals, age, GiveUp);

    private static (EmailState, string?) Short(EmailStep step) => (step.State, step.Reason);
}
