using System.Net.Http.Json;
using System.Text.Json;
using Testing;
using Testing.Running;
using Texting.Contracts;
using Texting.Contracts.Numbers;
using Texting.Contracts.Numbers.Http;
using Texting.Contracts.Platform;

namespace Journeys.Tests;

/// <summary>A company that turns texting on: its admin at the gateway, the platform behind it, and the owner's phone.</summary>
internal sealed class TurningOn : IDisposable
{
    private readonly SystemFixture _fixture;
    private readonly PersonClient _admin;
    private readonly HttpClient _control;
    private readonly string _country;
    private long _version;

    private TurningOn(SystemFixture fixture, PersonClient admin, Guid company, string country)
    {
        (_fixture, _admin, Company, _country) = (fixture, admin, company, country);
        _control = new HttpClient { BaseAddress = fixture.System.Carrier };
    }

    public Guid Company { get; }

    public Guid Client => Guid.Parse($"{Company.ToString()[..^4]}0201");

    public PersonClient Admin => _admin;

    /// <summary>The n-th company of this journey, as the platform describes it, with one client.</summary>
    public static async Task<TurningOn> StartAsync(SystemFixture fixture, int number, string country = "US")
    {
        var company = SystemFixture.CompanyOf(number);
        var journey = new TurningOn(fixture, await PersonClient.SignInAsync(fixture.System.Gateway, SystemFixture.PersonaOf(number)), company, country);
        await journey.PublishAsync(Plan.Team);
        await journey.PublishAsync(new ClientChanged(company, journey.Client, 1, "Rosa", "Diaz", "rosa@mail.example",
            new Dictionary<string, string> { ["Mobile phone"] = $"+1312555{100 + number:D4}" }, null, Active: true));
        await journey.CurrentAsync(status => status.MayEnable);
        return journey;
    }

    /// <summary>The platform says that the company has another plan.</summary>
    public Task PublishAsync(Plan plan) => PublishAsync(new CompanyChanged(
        Company, Interlocked.Increment(ref _version), $"Journey {Company:N}"[..20], plan, IsTrial: false, _country, "America/New_York", "Owner", "owner@example.com",
        ["Mobile phone"], EventStartedEnabledInMobileApp: true, Active: true));

    public Task<TextingNumberStatus> CurrentAsync(Func<TextingNumberStatus, bool> until) =>
        Eventually.Until(() => _admin.ReadAsync<TextingNumberStatus>("/api/numbers/current"), until);

    public Task<RegistrationView> RegistrationAsync(Func<RegistrationView, bool> until) =>
        Eventually.Until(async () => (await _admin.ReadAsync<RegistrationStatus>("/api/numbers/registration")).Registration!, until);

    /// <summary>Searches, takes the first, waits until it is ours.</summary>
    public async Task<string> ChooseAsync(string areaCode)
    {
        var found = await _admin.ReadAsync<AvailableNumbers>($"/api/numbers/available?areaCode={areaCode}");
        await PostAsync("/api/numbers", new ChooseNumber(found.Items[^1].Number));
        return (await CurrentAsync(status => status.Number?.State == NumberState.Owned)).Number!.Number;
    }

    public Task SubmitAsync(RegistrationForm form) => PostAsync("/api/numbers/registration", form);

    public Task ResendAsync() => PostAsync("/api/numbers/registration/resend-yes", new { });

    public async Task CorrectAsync(RegistrationForm form)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, "/api/numbers/registration") { Content = JsonContent.Create(form) };
        using var answer = await _admin.SendAsync(request);
        if (!answer.IsSuccessStatusCode) throw new HttpRequestException(await answer.Content.ReadAsStringAsync());
    }

    /// <summary>A lever of the simulated carrier.</summary>
    public async Task PullAsync(string lever, object body)
    {
        using var answer = await _control.PostAsJsonAsync($"/control/{lever}", body);
        answer.EnsureSuccessStatusCode();
    }

    public async Task<int> QuestionsOnAsync(string mobile)
    {
        var view = await _control.GetFromJsonAsync<JsonElement>($"/control/handsets/{Uri.EscapeDataString(mobile)}");
        return view.GetProperty("texts").EnumerateArray().Count(text => text.GetProperty("body").GetString()!.StartsWith("Please confirm", StringComparison.Ordinal));
    }

    public void Dispose()
    {
        _admin.Dispose();
        _control.Dispose();
    }

    public static RegistrationForm Form(string name, string taxId) => new(
        BrandKind.LowVolume, name, LegalForm.LimitedLiabilityCorporation, "Rosa", "Park", "Owner", "rosa@journey.example", "(312) 555-0101", null,
        "https://www.journey.example", new PostalAddress("1 Main St", null, "Chicago", "IL", "60601"), taxId, null);

    public static RegistrationForm Person(string name, string mobile, string taxId) =>
        Form(name, taxId) with { Kind = BrandKind.SoleProprietor, LegalForm = null, JobTitle = null, MobilePhone = mobile };

    private async Task PostAsync(string path, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
        using var answer = await _admin.SendAsync(request);
        if (!answer.IsSuccessStatusCode) throw new HttpRequestException($"{(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
    }

    private async Task PublishAsync<T>(T message) where T : class
    {
        await using var broker = await _fixture.System.ConnectToBusAsync();
        await broker.PublishAsync(Catalog.Of(typeof(T)).WireName, JsonSerializer.Serialize(message, WireFormat.Json), Guid.CreateVersion7().ToString());
    }
}
