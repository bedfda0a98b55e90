using System.Net;
using System.Net.Http.Json;
using Npgsql;
using ServiceDefaults.Auth;
using Testing;
using Texting.Contracts.Numbers;
using Texting.Contracts.Numbers.Http;

namespace Numbers.Tests.Ownership;

/// <summary>A worker writes the very row that a person changes: the person waits a moment and is served.</summary>
[Collection(typeof(OneHost))]
[Trait("Needs", "Servers")]
public sealed class RaceTests(NumbersHost host)
{
    [Theory]
    [InlineData("numbers", "off", HttpStatusCode.OK)]
    [InlineData("numbers", "release", HttpStatusCode.Accepted)]
    [InlineData("registrations", "off", HttpStatusCode.OK)]
    public async Task What_a_person_asks_for_while_a_worker_writes_waits_for_it(string table, string what, HttpStatusCode expected)
    {
        var (company, number) = await host.GivenNumberAsync("916");
        await host.SubmitAsync(company, Forms.Company("Racing LLC"));
        await host.RegistrationAsync(company, view => view.Standing == RegistrationStanding.Green);
        using var admin = host.As(CallerRole.Admin, company);

        // The worker has written and not committed.
        await using var connection = await host.Database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using (var write = new NpgsqlCommand($"UPDATE {table} SET attempts = attempts + 1, due_at = now() + interval '1 hour' WHERE company_id = $1", connection, transaction))
        {
            write.Parameters.AddWithValue(company);
            Assert.Equal(1, await write.ExecuteNonQueryAsync());
        }

        var asked = what == "off"
            ? admin.PutAsJsonAsync("/api/numbers/current/texting", new SwitchTexting(false))
            : admin.DeleteAsync($"/api/numbers/current?confirm={Uri.EscapeDataString(number)}");
        await Eventually.Until(async () =>
        {
            await using var waiting = host.Database.CreateCommand("SELECT EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database() AND $1 = ANY (pg_blocking_pids(pid)))");
            waiting.Parameters.AddWithValue(connection.ProcessID);
            return (bool)(await waiting.ExecuteScalarAsync())!;
        });
        await transaction.CommitAsync();

        using var answer = await asked;
        Assert.Equal(expected, answer.StatusCode);
        var status = await host.CurrentAsync(company);
        Assert.Equal(what == "off" ? (NumberState.Owned, false) : (NumberState.Releasing, true), (status.Number!.State, status.Number.TurnedOn));
    }
}
