using System.Net;
using ServiceDefaults.Auth;

namespace Numbers.Tests;

[Collection(typeof(OneHost))]
[Trait("Needs", "Servers")]
public sealed class NumbersServiceTests(NumbersHost host)
{
    [Fact]
    public async Task The_service_starts_whole_with_its_database_and_the_bus()
    {
        using var anybody = new HttpClient { BaseAddress = host.Numbers.Address };
        using var visitor = host.As(CallerRole.Public);

        Assert.Equal("Healthy", await anybody.GetStringAsync("/health"));
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/openapi/v1.json")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await anybody.GetAsync("/openapi/v1.json")).StatusCode);
        Assert.DoesNotContain(host.Numbers.Log, line => line.StartsWith("Warning", StringComparison.Ordinal) && line.Contains("IEntityTypeConfiguration", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/api/numbers/current", CallerRole.OfficeManager, HttpStatusCode.OK)]
    [InlineData("/api/numbers/current", CallerRole.Sitter, HttpStatusCode.Forbidden)]
    [InlineData("/api/numbers/registration", CallerRole.Client, HttpStatusCode.Forbidden)]
    [InlineData("/api/numbers/available?areaCode=415", CallerRole.OfficeManager, HttpStatusCode.Forbidden)]
    [InlineData("/api/numbers/operations/registrations", CallerRole.Admin, HttpStatusCode.Forbidden)]
    [InlineData("/api/numbers/operations/registrations?troubled=true", CallerRole.Operator, HttpStatusCode.OK)]
    public async Task Each_role_sees_what_is_its_own(string path, CallerRole role, HttpStatusCode status)
    {
        using var client = host.As(role, role == CallerRole.Operator ? null : await host.GivenCompanyAsync());
        using var answer = await client.GetAsync(path);
        Assert.Equal(status, answer.StatusCode);
    }

    [Fact]
    public async Task A_call_to_the_number_hears_that_it_is_for_texts_only()
    {
        using var carrier = host.As(CallerRole.Webhook);
        using var form = new FormUrlEncodedContent([new("CallSid", "CA1")]);
        using var answer = await carrier.PostAsync("/webhooks/twilio/voice", form);
        Assert.Contains("text messages only", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
