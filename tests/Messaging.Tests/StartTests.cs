namespace Messaging.Tests;

[Collection<OneHost>]
public sealed class StartTests(MessagingHost host)
{
    [Fact]
    public async Task The_service_migrates_starts_and_is_healthy()
    {
        using var http = new HttpClient { BaseAddress = host.Host.Address };
        Assert.Equal("Healthy", await Testing.Eventually.Until(() => http.GetStringAsync("/health"), health => health == "Healthy"));
    }
}
