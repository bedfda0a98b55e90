using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace TwilioSimulator.Tests;

/// <summary>The whole simulator on a free port, with one company number, and its two faces: the API and the control API.</summary>
public sealed class SimulatorHost : IAsyncDisposable
{
    public const string Account = "AC00000000000000000000000000000001";
    public const string AuthToken = "test-auth-token";
    public const string Number = "+14155550100";
    public const string Service = "MG00000000000000000000000000000001";
    public const string Phone = "+14155550111";

    readonly WebApplication _app;

    SimulatorHost(WebApplication app)
    {
        _app = app;
        Address = new Uri(app.Urls.Single());
        Http = new HttpClient { BaseAddress = Address };
        Api = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = Address };
        Api.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Account}:{AuthToken}")));
    }

    public Uri Address { get; }

    /// <summary>Without credentials: control API, oracle, page.</summary>
    public HttpClient Http { get; }

    /// <summary>With the account's credentials.</summary>
    public HttpClient Api { get; }

    /// <param name="inbound">The number's SmsUrl.</param>
    /// <param name="settings">More settings, by their configuration key below <c>Simulator</c>.</param>
    public static async Task<SimulatorHost> StartAsync(string? inbound = null, params (string Key, string Value)[] settings)
    {
        var all = new Dictionary<string, string>
        {
            ["AccountSid"] = Account,
            ["AuthToken"] = AuthToken,
            ["Pace:QueuedMs"] = "5",
            ["Pace:SentMs"] = "10",
            ["Pace:DeliveredMs"] = "20",
            ["Numbers:0:PhoneNumber"] = Number,
            ["Numbers:0:Sid"] = "PN00000000000000000000000000000001",
            ["Numbers:0:MessagingServiceSid"] = Service,
        };
        if (inbound is not null) all["Numbers:0:SmsUrl"] = inbound;
        foreach (var (key, value) in settings) all[key] = value;

        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection(all.Select(pair => KeyValuePair.Create($"Simulator:{pair.Key}", (string?)pair.Value)));
        builder.AddSimulator();
        var app = builder.Build();
        app.MapSimulator();
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new SimulatorHost(app);
    }

    public T Get<T>() where T : notnull => _app.Services.GetRequiredService<T>();

    /// <summary>A create as a customer sends it.</summary>
    public Task<HttpResponseMessage> PostMessageAsync(params (string Key, string Value)[] form) =>
        Api.PostAsync($"/2010-04-01/Accounts/{Account}/Messages.json", new FormUrlEncodedContent(form.Select(pair => KeyValuePair.Create(pair.Key, pair.Value))));

    /// <summary>A text through the service; null callback for none.</summary>
    public Task<HttpResponseMessage> SendAsync(string body, string? statusCallback = null, string to = Phone)
    {
        List<(string, string)> form = [("To", to), ("MessagingServiceSid", Service), ("Body", body)];
        if (statusCallback is not null) form.Add(("StatusCallback", statusCallback));
        return PostMessageAsync([.. form]);
    }

    public async Task<string> SendAcceptedAsync(string body, string? statusCallback = null, string to = Phone)
    {
        using var answer = await SendAsync(body, statusCallback, to);
        Assert.Equal(201, (int)answer.StatusCode);
        return (await JsonAsync(answer)).GetProperty("sid").GetString()!;
    }

    public async Task<JsonElement> FetchAsync(string sid)
    {
        using var answer = await Api.GetAsync($"/2010-04-01/Accounts/{Account}/Messages/{sid}.json");
        Assert.Equal(200, (int)answer.StatusCode);
        return await JsonAsync(answer);
    }

    public Task<JsonElement> FetchWhenAsync(string sid, string status) =>
        Eventually.GetAsync(() => FetchAsync(sid), message => message.GetProperty("status").GetString() == status, $"message to become {status}");

    public async Task<JsonElement> ListAsync(string query = "")
    {
        using var answer = await Api.GetAsync($"/2010-04-01/Accounts/{Account}/Messages.json{query}");
        Assert.Equal(200, (int)answer.StatusCode);
        return await JsonAsync(answer);
    }

    public async Task<JsonElement> TextFromPhoneAsync(string body, string from = Phone, string[]? media = null, bool wait = true)
    {
        using var answer = await Http.PostAsJsonAsync($"/control/inbound?wait={(wait ? "true" : "false")}", new { from, to = Number, body, media });
        Assert.Equal(200, (int)answer.StatusCode);
        return await JsonAsync(answer);
    }

    public async Task SwitchFaultAsync(string kind, object? more = null)
    {
        var rule = JsonSerializer.SerializeToNode(more ?? new { })!.AsObject();
        rule["kind"] = kind;
        using var answer = await Http.PostAsJsonAsync("/control/faults", new { rules = new[] { rule } });
        Assert.Equal(200, (int)answer.StatusCode);
    }

    public async Task<JsonElement> OracleAsync(string query = "") => await ReadAsync($"/oracle{query}");

    public Task<JsonElement> HandsetAsync(string number = Phone) => ReadAsync($"/control/handsets/{number}");

    public async Task<JsonElement> ReadAsync(string path)
    {
        using var answer = await Http.GetAsync(path);
        Assert.Equal(200, (int)answer.StatusCode);
        return await JsonAsync(answer);
    }

    /// <summary>As SIGTERM does it.</summary>
    public Task StopAsync() => _app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        Api.Dispose();
        await StopAsync();
        await _app.DisposeAsync();
    }

    public static async Task<JsonElement> JsonAsync(HttpResponseMessage answer) => await answer.Content.ReadFromJsonAsync<JsonElement>();
}
