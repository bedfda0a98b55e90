extern alias simulator;

using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Numbers.Data;
using Numbers.Eligibility;
using ServiceDefaults.Auth;
using ServiceDefaults.Http;
using Testing;
using Texting.Contracts.Numbers.Http;
using Texting.Contracts.Platform;

namespace Numbers.Tests;

/// <summary>The classes that share one host.</summary>
[CollectionDefinition]
public sealed class OneHost : ICollectionFixture<NumbersHost>;

/// <summary>Numbers with a database, a broker and a simulated carrier of its own, and with short times.</summary>
public sealed class NumbersHost : IAsyncLifetime
{
    public const string AccountSid = "AC00000000000000000000000000000001";
    private const string AuthToken = "the token of the tests";

    private readonly ConcurrentDictionary<string, bool> _handedOut = new(StringComparer.Ordinal);
    private TestHost<simulator::Program>? _simulator;
    private TestHost<NumbersDb>? _numbers;
    private static int s_version;

    public Dictionary<string, string> Settings { get; private set; } = [];

    public TestHost<NumbersDb> Numbers => _numbers!;

    public HttpClient Carrier { get; private set; } = null!;

    public Heard Heard { get; private set; } = null!;

    public NpgsqlDataSource Database => Numbers.Services.GetRequiredService<NpgsqlDataSource>();

    public async ValueTask InitializeAsync()
    {
        _simulator = TestHost.Start<simulator::Program>(new Dictionary<string, string>
        {
            ["Simulator:AccountSid"] = AccountSid,
            ["Simulator:AuthToken"] = AuthToken,
            ["Simulator:Registration:ProfileReviewMs"] = "30",
            ["Simulator:Registration:BrandReviewMs"] = "30",
            ["Simulator:Registration:CampaignReviewMs"] = "30",
            ["Simulator:Registration:NumberRegistrationMs"] = "30",
        });
        Carrier = new HttpClient { BaseAddress = _simulator.Address };
        Settings = await TestHost.SettingsAsync<NumbersDb>("numbers-db");
        foreach (var (key, value) in Times(_simulator.Address)) Settings[key] = value;
        _numbers = TestHost.Start<NumbersDb>(Settings);
        await _numbers.IsHealthyAsync();
        Heard = await Heard.ListenAsync(Settings["ConnectionStrings:rabbitmq"]);
    }

    public async ValueTask DisposeAsync()
    {
        if (Heard is not null) await Heard.DisposeAsync();
        if (_numbers is not null) await _numbers.DisposeAsync();
        Carrier?.Dispose();
        if (_simulator is not null) await _simulator.DisposeAsync();
    }

    /// <summary>One more replica on the same database, inside this process.</summary>
    public TestHost<NumbersDb> StartReplica() => TestHost.Start<NumbersDb>(Settings);

    public HttpClient As(CallerRole role, Guid? company = null) => Numbers.ClientOf(new Caller(role, company, Guid.CreateVersion7(), "Somebody"));

    /// <summary>A company as the platform describes it; a call with its id changes it.</summary>
    public async Task<Guid> GivenCompanyAsync(string country = "US", Plan plan = Plan.Team, bool trial = false, Guid? id = null, bool active = true)
    {
        var company = id ?? Guid.CreateVersion7();
        await using var scope = Numbers.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentCompany>().Use(company);
        await scope.ServiceProvider.GetRequiredService<OnCompanyChanged>().HandleAsync(
            new CompanyChanged(company, Interlocked.Increment(ref s_version), $"Company {company:N}", plan, trial, country, "America/New_York", "Olivia Park",
                "olivia@example.com", ["Mobile phone"], EventStartedEnabledInMobileApp: true, active),
            CancellationToken.None);
        return company;
    }

    /// <summary>A company with the first free number of an area.</summary>
    public async Task<(Guid Company, string Number)> GivenNumberAsync(string areaCode, string country = "US")
    {
        var company = await GivenCompanyAsync(country);
        var number = await FirstFreeAsync(company, areaCode);
        using var answer = await ChooseAsync(company, number);
        answer.EnsureSuccessStatusCode();
        await CurrentAsync(company, status => status.Number?.State == NumberState.Owned);
        return (company, number);
    }

    /// <summary>The first of an area that no test has asked for: the search may list for a minute what was bought meanwhile.</summary>
    public async Task<string> FirstFreeAsync(Guid company, string areaCode)
    {
        using var admin = As(CallerRole.Admin, company);
        var found = await admin.GetFromJsonAsync<AvailableNumbers>($"/api/numbers/available?areaCode={areaCode}");
        return found!.Items.Select(item => item.Number).First(number => _handedOut.TryAdd(number, true));
    }

    public Task<HttpResponseMessage> ChooseAsync(Guid company, string number, string? key = null) =>
        PostAsync(company, "/api/numbers", new ChooseNumber(number), key);

    public async Task<HttpResponseMessage> PostAsync(Guid company, string path, object? body, string? key = null)
    {
        using var admin = As(CallerRole.Admin, company);
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body ?? new { }) };
        request.Headers.Add("Idempotency-Key", key ?? Guid.CreateVersion7().ToString());
        return await admin.SendAsync(request);
    }

    public Task<TextingNumberStatus> CurrentAsync(Guid company, Func<TextingNumberStatus, bool>? until = null) =>
        Eventually.Until(() => ReadAsync<TextingNumberStatus>(company, "/api/numbers/current"), until ?? (_ => true));

    public Task<RegistrationView> RegistrationAsync(Guid company, Func<RegistrationView, bool>? until = null) => Eventually.Until(
        async () => (await ReadAsync<RegistrationStatus>(company, "/api/numbers/registration")).Registration!, until ?? (_ => true));

    public async Task<T> ReadAsync<T>(Guid company, string path)
    {
        using var admin = As(CallerRole.Admin, company);
        return (await admin.GetFromJsonAsync<T>(path))!;
    }

    public async Task SubmitAsync(Guid company, RegistrationForm form)
    {
        using var answer = await PostAsync(company, "/api/numbers/registration", form);
        if (!answer.IsSuccessStatusCode) throw new HttpRequestException(await answer.Content.ReadAsStringAsync());
    }

    public async Task<HttpResponseMessage> CorrectAsync(Guid company, RegistrationForm form)
    {
        using var admin = As(CallerRole.Admin, company);
        return await admin.PutAsJsonAsync("/api/numbers/registration", form);
    }

    /// <summary>A lever of the simulated carrier.</summary>
    public async Task PullAsync(string lever, object body)
    {
        using var answer = await Carrier.PostAsJsonAsync($"/control/{lever}", body);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Everything at the carrier that carries a text, for example a company's or a registration's id.</summary>
    public async Task<IReadOnlyList<JsonElement>> AtCarrierAsync(string kind, string containing)
    {
        var all = await Carrier.GetFromJsonAsync<JsonElement>("/control/registration");
        var list = kind == "numbers" ? all.GetProperty("numbers") : all.GetProperty("resources");
        return [.. list.EnumerateArray().Where(entry =>
            (kind == "numbers" || entry.GetProperty("kind").GetString() == kind) && entry.GetRawText().Contains(containing, StringComparison.Ordinal))];
    }

    public async Task<IReadOnlyList<string>> TextsOnAsync(string phone)
    {
        var view = await Carrier.GetFromJsonAsync<JsonElement>($"/control/handsets/{Uri.EscapeDataString(phone)}");
        return [.. view.GetProperty("texts").EnumerateArray().Select(text => text.GetProperty("body").GetString()!)];
    }

    /// <summary>Lets time pass for a company's row, so that a day takes no day.</summary>
    public async Task SqlAsync(string sql, params object[] values)
    {
        await using var command = Database.CreateCommand(sql);
        foreach (var value in values) command.Parameters.AddWithValue(value);
        await command.ExecuteNonQueryAsync();
    }

    private static Dictionary<string, string> Times(Uri carrier) => new()
    {
        ["Twilio:AccountSid"] = AccountSid,
        ["Twilio:AuthToken"] = AuthToken,
        ["Twilio:BaseUrl"] = carrier.ToString(),
        ["Twilio:PublicBaseUrl"] = "https://texting.example",
        ["Twilio:TimeoutSeconds"] = "5",
        ["Numbers:LeaseSeconds"] = "10",
        ["Numbers:RetrySeconds"] = "0.1",
        ["Registration:FirstPollSeconds"] = "0.1",
        ["Registration:ResendAfterMinutes"] = "0",
        ["Registration:CampaignPauseSeconds"] = "0.1",
        ["Registration:CheckWebsite"] = "false",
        ["Sealing:Keys:k1"] = "a secret that only the tests have 0123456789",
        ["Sealing:Current"] = "k1",
    };
}
