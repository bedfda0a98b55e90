using Testing;

namespace Billing.Tests;

[Collection<OneHost>]
[Trait("Needs", "Servers")]
public sealed class ApiDocumentTests(BillingHost host)
{
    [Fact]
    public async Task Every_POST_with_an_effect_takes_an_idempotency_key_and_everything_is_described()
    {
        using var admin = host.Admin(Guid.CreateVersion7());
        using var api = await ApiDescription.OfAsync(admin);

        // What operators do, who have no company to keep a key for.
        Assert.Equal(["/api/billing/operations/dead-letters/{queue}/retry"], api.PostsWithoutKey());
        Assert.Empty(api.PoorlyDescribed());
    }
}
