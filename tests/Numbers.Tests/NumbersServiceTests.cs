using System.Net;
using Numbers.Data;
using ServiceDefaults.Auth;
using Testing;

namespace Numbers.Tests;

[Trait("Needs", "Servers")]
public sealed class NumbersServiceTests
{
    [Fact]
    public async Task The_service_starts_whole_with_its_database_and_the_bus()
    {
        await using var host = await TestHost.ServiceAsync<NumbersDb>("numbers-db");
        using var anybody = new HttpClient { BaseAddress = host.Address };
        using var visitor = host.ClientOf(new Caller(CallerRole.Public));

        Assert.Equal("Healthy", await anybody.GetStringAsync("/health"));
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/openapi/v1.json")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await anybody.GetAsync("/openapi/v1.json")).StatusCode);
        Assert.DoesNotContain(host.Log, line => line.StartsWith("Warning", StringComparison.Ordinal) && line.Contains("IEntityTypeConfiguration", StringComparison.Ordinal));
    }
}
