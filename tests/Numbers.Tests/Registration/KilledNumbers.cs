using System.Net.Http.Json;
using System.Text.Json;
using Npgsql;
using ServiceDefaults.Auth;
using Testing;
using Testing.Processes;
using Testing.Rabbit;
using Texting.Contracts;
using Texting.Contracts.Numbers;
using Texting.Contracts.Numbers.Http;
using Texting.Contracts.Platform;

namespace Numbers.Tests.Registration;

/// <summary>Numbers as a process that dies while the carrier keeps it waiting.</summary>
internal sealed class KilledNumbers(NumbersHost host, ServiceProcess process, IReadOnlyDictionary<string, string> settings)
{
    public async Task<Guid> GivenCompanyAsync()
    {
        // What struck before is not ours.
        await host.Carrier.DeleteAsync("/control/registration/faults");
        var company = Guid.CreateVersion7();
        await process.IsHealthyAsync();
        await using var broker = await AmqpClient.ConnectAsync(settings["ConnectionStrings:rabbitmq"]);
        await broker.PublishAsync(
            Catalog.Of(typeof(CompanyChanged)).WireName,
            JsonSerializer.Serialize(new CompanyChanged(company, 1, "Killed", Plan.Team, false, "US", "America/New_York", "O", "o@example.com", ["Phone"], true, true), WireFormat.Json));
        await Eventually.Until(() => GetAsync<TextingNumberStatus>(company, "/api/numbers/current"), status => status.MayEnable);
        return company;
    }

    public async Task<string> ChooseAsync(Guid company, string areaCode)
    {
        var number = (await GetAsync<AvailableNumbers>(company, $"/api/numbers/available?areaCode={areaCode}")).Items[0].Number;
        await PostAsync(company, "/api/numbers", new ChooseNumber(number));
        return number;
    }

    public Task SubmitAsync(Guid company, RegistrationForm form) => PostAsync(company, "/api/numbers/registration", form);

    /// <summary>Where it died, in order.</summary>
    public List<string> DiedAt { get; } = [];

    /// <summary>The next call to this path is done by the carrier and not answered.</summary>
    public Task WillHangAsync(string path) => host.PullAsync("registration/faults", new { path, kind = "hang", milliseconds = 60_000 });

    /// <summary>Waits until the fault strikes, that is, until the carrier has done it; then kill -9 and a new start.</summary>
    /// <param name="next">Where the new process is to hang; null for nowhere.</param>
    /// <param name="waits">It is talked to next: not before it listens.</param>
    public async Task DieAndComeBackAsync(string? next, bool waits = false)
    {
        var struck = await Eventually.Until(StruckAsync, struck => struck.Count > DiedAt.Count);
        DiedAt.Add(struck[DiedAt.Count]);
        await process.KillAsync();
        if (next is not null) await WillHangAsync(next);
        // The dead process's lease would end by itself; a test need not sit it out.
        await using var database = NpgsqlDataSource.Create(settings["ConnectionStrings:numbers-db"]);
        await using var command = database.CreateCommand("UPDATE numbers SET lease_until = NULL; UPDATE registrations SET lease_until = NULL");
        await command.ExecuteNonQueryAsync();
        if (next is null || waits) await process.StartAsync();
        else process.Relaunch();
    }

    public Task<RegistrationView> GreenAsync(Guid company) => Eventually.Until(
        async () => (await GetAsync<RegistrationStatus>(company, "/api/numbers/registration")).Registration!, view => view.Standing == RegistrationStanding.Green);

    private async Task<IReadOnlyList<string>> StruckAsync()
    {
        var all = await host.Carrier.GetFromJsonAsync<JsonElement>("/control/registration");
        return [.. all.GetProperty("struck").EnumerateArray().Select(path => path.GetString()!)];
    }

    private async Task<T> GetAsync<T>(Guid company, string path)
    {
        using var client = As(company);
        return (await client.GetFromJsonAsync<T>(path))!;
    }

    private async Task PostAsync(Guid company, string path, object body)
    {
        using var client = As(company);
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
        using var answer = await client.SendAsync(request);
        if (!answer.IsSuccessStatusCode) throw new HttpRequestException(await answer.Content.ReadAsStringAsync());
    }

    private HttpClient As(Guid company) =>
        new(Tokens.Handler(new Caller(CallerRole.Admin, company, Guid.CreateVersion7(), "Olivia"), new SocketsHttpHandler())) { BaseAddress = process.Address };
}
