using TwilioSimulator.Webhooks;

namespace TwilioSimulator.Tests.Webhooks;

public sealed class ConnectionOverridesTests
{
    [Fact]
    public void Without_a_fragment_Twilio_retries_once_and_only_when_it_could_not_connect()
    {
        var (url, overrides) = ConnectionOverrides.Split("https://t.example/in?m=1");

        Assert.Equal("https://t.example/in?m=1", url);
        Assert.Equal(1, overrides.Retries);
        Assert.Equal(RetryOn.ConnectFailure, overrides.Policy);
        Assert.Equal(TimeSpan.FromSeconds(5), overrides.Connect);
        Assert.Equal(TimeSpan.FromSeconds(15), overrides.Read);
        Assert.Equal(TimeSpan.FromSeconds(15), overrides.Total);
    }

    [Fact]
    public void The_fragment_is_cut_off_the_address_and_sets_limits_and_retries()
    {
        var (url, overrides) = ConnectionOverrides.Split("https://t.example/in?m=1#ct=3000&rc=5&rt=1500&tt=9000&rp=all");

        Assert.Equal("https://t.example/in?m=1", url);
        Assert.Equal(
            new ConnectionOverrides(TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(1.5), TimeSpan.FromSeconds(9), 5, RetryOn.All), overrides);
    }

    [Theory]
    [InlineData("rc=99", 5)]
    [InlineData("rc=0", 0)]
    [InlineData("rc=-1", 1)]
    [InlineData("rc=many", 1)]
    [InlineData("sni=y&e=ashburn&rc=2", 2)]
    public void Retries_stay_between_none_and_five(string fragment, int retries) =>
        Assert.Equal(retries, ConnectionOverrides.Split($"https://t.example#{fragment}").Overrides.Retries);

    [Theory]
    [InlineData("ct=1", 100)]
    [InlineData("ct=60000", 10_000)]
    public void Limits_stay_in_their_range(string fragment, int milliseconds) =>
        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), ConnectionOverrides.Split($"https://t.example#{fragment}").Overrides.Connect);

    [Theory]
    [InlineData("4xx", (int)RetryOn.ClientError)]
    [InlineData("5xx,rt", (int)(RetryOn.ServerError | RetryOn.ReadFailure))]
    [InlineData("nonsense", (int)RetryOn.Nothing)]
    public void A_policy_is_a_list_of_names(string policy, int expected) =>
        Assert.Equal((RetryOn)expected, ConnectionOverrides.Split($"https://t.example#rp={policy}").Overrides.Policy);
}
