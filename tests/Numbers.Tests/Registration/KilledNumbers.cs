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

    /// <summary>Waits until the fault strikes, that is, until the carrier has done it; then kill -9 and a new start.</summary>
    public async Task DieAndComeBackAsync(string path)
    {
        await Eventually.Until(async () =>
        {
            var all = await host.Carrier.GetFromJsonAsync<JsonElement>("/control/registration");
            return all.GetProperty("struck").EnumerateArray().LastOrDefault() is { ValueKind: JsonValueKind.String } last && last.GetString() == path;
        });
        await process.KillAsync();
        // The dead process's lease would end by itself; a test need not sit it out.
        await using var database = NpgsqlDataSource.Create(settings["ConnectionStrings:numbers-db"]);
        await using var command = database.CreateCommand("UPDATE numbers SET lease_until = NULL; UPDATE registrations SET lease_until = NULL");
        await command.ExecuteNonQueryAsync();
        await process.StartAsync();
    }

    public Task<RegistrationView> GreenAsync(Guid company) => Eventually.Until(
        async () => (await GetAsync<RegistrationStatus>(company, "/api/numbers/registration")).Registration!, view => view.Standing == RegistrationStanding.Green);

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
