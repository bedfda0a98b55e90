using System.Net;
using Microsoft.AspNetCore.Builder;
using ServiceDefaults.Auth;

namespace ServiceDefaults.Tests.Auth;

public sealed class InternalAuthTests(InternalAuthTests.Service running) : IClassFixture<InternalAuthTests.Service>
{
    private readonly TestService _service = running.Started;

    public static TheoryData<string, CallerRole, bool> Matrix
    {
        get
        {
            var rows = new TheoryData<string, CallerRole, bool>();
            foreach (var (policy, allowed) in Expected)
                foreach (var role in Enum.GetValues<CallerRole>())
                    rows.Add(policy, role, allowed == "*" || allowed.Split(' ').Contains(role.ToString()));
            return rows;
        }
    }

    // Written out once more, by hand: this table is what a reviewer has to agree with.
    private static readonly Dictionary<string, string> Expected = new()
    {
        ["Admin"] = "Admin",
        ["Office"] = "Admin OfficeManager",
        ["Staff"] = "Admin OfficeManager Sitter",
        ["Client"] = "Client",
        ["Person"] = "Admin OfficeManager Sitter Client",
        ["Platform"] = "Platform",
        ["Operator"] = "Operator",
        ["MailRelay"] = "MailRelay",
        ["Webhook"] = "Webhook",
        ["Public"] = "*",
    };

    [Theory]
    [MemberData(nameof(Matrix))]
    public async Task A_policy_lets_in_whom_it_names(string policy, CallerRole role, bool allowed)
    {
        using var response = await _service.SendAsync(HttpMethod.Get, "/" + policy, TestService.Tokens.Mint(new Caller(role)));
        Assert.Equal(allowed ? HttpStatusCode.OK : HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Fact]
    public void The_table_names_every_policy() => Assert.Equal(Policies.Members.Keys.Order(), Expected.Keys.Order());

    [Theory]
    [InlineData(null)]
    [InlineData("rubbish")]
    [InlineData("a.b.c")]
    public async Task Nobody_gets_in_past_the_gateway(string? token)
    {
        foreach (var path in (string[])["/Public", "/Admin", "/forgotten"])
        {
            using var response = await _service.SendAsync(HttpMethod.Get, path, token);
            Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        }
    }

    [Fact]
    public async Task An_endpoint_that_forgot_its_policy_still_demands_a_token()
    {
        using var response = await _service.SendAsync(HttpMethod.Get, "/forgotten", TestService.Tokens.Mint(new Caller(CallerRole.Public)));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task The_company_of_a_request_is_the_tokens()
    {
        var (company, person) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        Assert.Equal($"{company}|{person}|Sam Lee|Sitter", await Me(new Caller(CallerRole.Sitter, company, person, "Sam Lee")));
        Assert.Equal("|||Webhook", await Me(new Caller(CallerRole.Webhook)));
    }

    [Theory]
    [InlineData("/health")]
    [InlineData("/alive")]
    public async Task Health_needs_no_token(string path)
    {
        using var response = await _service.SendAsync(HttpMethod.Get, path);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public void Work_that_needs_a_company_and_has_none_fails_loudly()
    {
        var current = new CurrentCompany();
        Assert.Throws<InvalidOperationException>(() => current.Required);
        var company = Guid.CreateVersion7();
        current.Use(company);
        Assert.Equal(company, current.Required);
    }

    private async Task<string> Me(Caller caller)
    {
        using var response = await _service.SendAsync(HttpMethod.Get, "/me", TestService.Tokens.Mint(caller));
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>One service for all tests of the class.</summary>
    public sealed class Service : IAsyncLifetime
    {
        internal TestService Started { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Started = await TestService.StartAsync(app =>
        {
            foreach (var policy in Policies.Members.Keys) app.MapGet("/" + policy, () => "in").RequireAuthorization(policy);
            app.MapGet("/forgotten", () => "in");
            app.MapGet("/me", (CurrentCompany current) => $"{current.Id}|{current.PersonId}|{current.PersonName}|{current.Role}").RequireAuthorization(Policies.Public);
        });

        public ValueTask DisposeAsync() => Started.DisposeAsync();
    }
}
