using Notifications.Data;
using ServiceDefaults.Auth;
using Testing;

namespace Notifications.Tests;

[Trait("Needs", "Servers")]
public sealed class ApiDocumentTests
{
    [Fact]
    public async Task Every_POST_with_an_effect_takes_an_idempotency_key_and_everything_is_described()
    {
        await using var host = TestHost.Start<NotificationsDb>(await TestHost.SettingsAsync<NotificationsDb>("notifications-db"));
        await host.IsHealthyAsync();
        using var admin = host.ClientOf(new Caller(CallerRole.Admin, Guid.CreateVersion7(), Guid.CreateVersion7(), "Olivia Park"));
        using var api = await ApiDescription.OfAsync(admin);

        Assert.Equal(
            [
                // What operators do, who have no company to keep a key for, and a dry run.
                "/api/notifications/operations/dead-letters/{queue}/retry",
                "/api/notifications/templates/{kind}/preview",
            ],
            api.PostsWithoutKey());
        Assert.Empty(api.PoorlyDescribed());
    }
}
