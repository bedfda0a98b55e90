using ServiceDefaults.Auth;
using Testing;

namespace Messaging.Tests;

[Trait("Needs", "Servers")]
[Collection<OneHost>]
public sealed class ApiDocumentTests(MessagingHost host)
{
    [Fact]
    public async Task Every_POST_with_an_effect_takes_an_idempotency_key_and_everything_is_described()
    {
        using var admin = host.As(CallerRole.Admin);
        using var api = await ApiDescription.OfAsync(admin);

        Assert.Equal(
            [
                // Dry runs, and what operators do, who have no company to keep a key for: each of it happens once by itself.
                "/api/messaging/contacts/bulk/preview",
                "/api/messaging/conversations/{contactId}/messages/preview",
                "/api/messaging/operations/dead-letters/{queue}/retry",
                "/api/messaging/quarantine/{id}/release",
                "/api/messaging/settings/preview-phone-field",
            ],
            api.PostsWithoutKey());
        Assert.Empty(api.PoorlyDescribed());
    }
}
