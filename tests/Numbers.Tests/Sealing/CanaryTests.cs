using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Numbers.Data;
using Numbers.Sealing;
using Testing;
using Testing.Rabbit;
using Texting.Contracts;
using Texting.Contracts.Numbers;
using Texting.Contracts.Numbers.Http;

namespace Numbers.Tests.Sealing;

/// <summary>R31: a planted EIN and SSN are nowhere in clear: not in any table, log line, trace, message or error queue.</summary>
[Collection(typeof(OneHost))]
[Trait("Needs", "Servers")]
public sealed class CanaryTests(NumbersHost host)
{
    private readonly ConcurrentBag<Activity> _spans = [];

    [Fact]
    public async Task A_planted_EIN_and_SSN_are_in_no_table_no_log_line_no_trace_and_no_message()
    {
        const string Ein = "54-7193826";
        const string Ssn = "417-93-8265";
        const string Mobile = "+14155550166";
        // Everything anybody could export, with all its data.
        using var listener = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = _spans.Add,
        };
        ActivitySource.AddActivityListener(listener);
        var (company, _) = await host.GivenNumberAsync("720");
        var (person, _) = await host.GivenNumberAsync("857");
        await host.PullAsync("registration/rejections", new { step = "brand", code = 30799, match = "Canary" });
        await host.SubmitAsync(company, Forms.Company("Canary LLC", Ein));
        await host.SubmitAsync(person, Forms.Person(Mobile, Ssn));
        await host.RegistrationAsync(company, view => view.Standing == RegistrationStanding.Failed);
        await host.RegistrationAsync(person, view => view.Question is not null);

        // Undecided: still there, sealed. Decided: gone.
        Assert.Equal((true, false), (await IsSealedAsync(company), await IsSealedAsync(person)));
        await FoundNowhereAsync(Ein, Ssn);

        using var badForm = await host.PostAsync(company, "/api/numbers/registration/check", Forms.Company("Canary LLC", Ein + "1"));
        Assert.DoesNotContain("547193826", Digits(await badForm.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        (await host.CorrectAsync(company, Forms.Company("Canary LLC") with { TaxId = null })).EnsureSuccessStatusCode();
        var green = await host.RegistrationAsync(company, view => view.Standing == RegistrationStanding.Green);
        Assert.Equal(("3826", true), (green.TaxIdLastFour, green.TaxIdErased));
        Assert.False(await IsSealedAsync(company));
        await FoundNowhereAsync(Ein, Ssn);
        // The carrier got the EIN, of course; an SSN is for nobody.
        Assert.NotEmpty(await host.AtCarrierAsync("EndUsers", Ein));
        Assert.Empty(await host.AtCarrierAsync("EndUsers", Ssn));
        Assert.Empty(await host.AtCarrierAsync("EndUsers", Digits(Ssn)));
    }

    [Fact]
    public async Task The_rotation_command_seals_every_value_with_the_new_key()
    {
        var (company, _) = await host.GivenNumberAsync("305");
        await host.PullAsync("registration/rejections", new { step = "profile", code = 22217, match = "Rotated" });
        await host.SubmitAsync(company, Forms.Company("Rotated LLC"));
        await host.RegistrationAsync(company, view => view.Standing == RegistrationStanding.Failed);

        var keys = new Dictionary<string, string> { ["k1"] = host.Settings["Sealing:Keys:k1"], ["k2"] = "the next secret of the tests 0123456789 abc" };
        var rotated = new Seal(Options.Create(new SealOptions { Current = "k2", Keys = keys }));
        await using var scope = host.Numbers.Services.CreateAsyncScope();
        Assert.True(await ResealCommand.ResealAsync(scope.ServiceProvider.GetRequiredService<NumbersDb>(), rotated) >= 1);
        await using var command = host.Database.CreateCommand("SELECT count(*) FROM registration_details WHERE sealed IS NOT NULL AND key_id <> 'k2'");
        Assert.Equal(0L, await command.ExecuteScalarAsync());

        // Back, so that the host can go on with what it has.
        var back = new Seal(Options.Create(new SealOptions { Current = "k1", Keys = keys }));
        await ResealCommand.ResealAsync(scope.ServiceProvider.GetRequiredService<NumbersDb>(), back);
        (await host.CorrectAsync(company, Forms.Company("Rotated LLC") with { TaxId = null })).EnsureSuccessStatusCode();
        await host.RegistrationAsync(company, view => view.Standing == RegistrationStanding.Green);
    }

    private async Task FoundNowhereAsync(params string[] secrets)
    {
        var everything = new StringBuilder();
        await using var tables = host.Database.CreateCommand("SELECT tablename FROM pg_tables WHERE schemaname = 'public'");
        var names = new List<string>();
        await using (var reader = await tables.ExecuteReaderAsync())
            while (await reader.ReadAsync()) names.Add(reader.GetString(0));
        foreach (var name in names)
        {
            await using var rows = host.Database.CreateCommand($"SELECT coalesce(string_agg(t::text, E'\\n'), '') FROM \"{name}\" t");
            everything.AppendLine((string?)await rows.ExecuteScalarAsync());
        }

        foreach (var line in host.Numbers.Log) everything.AppendLine(line);
        foreach (var body in host.Heard.Bodies) everything.AppendLine(body);
        Assert.NotEmpty(_spans);
        foreach (var span in _spans) everything.AppendLine($"{span.DisplayName} {string.Join(' ', span.TagObjects)} {string.Join(' ', span.Events.SelectMany(happened => happened.Tags))}");
        await using var bus = await AmqpClient.ConnectAsync(host.Settings["ConnectionStrings:rabbitmq"]);
        foreach (var entry in Catalog.Messages.Where(entry => entry.ReadBy.Contains("numbers")))
        {
            while (await bus.TakeAsync($"numbers.{entry.WireName}_error") is var (body, _)) everything.AppendLine(body);
        }

        var text = everything.ToString();
        Assert.Contains("Canary LLC", text, StringComparison.Ordinal);
        foreach (var secret in secrets.SelectMany(secret => new[] { secret, Digits(secret), Convert.ToHexStringLower(Encoding.UTF8.GetBytes(Digits(secret))) }))
            Assert.DoesNotContain(secret, text, StringComparison.OrdinalIgnoreCase);
    }

    private async Task<bool> IsSealedAsync(Guid company)
    {
        await using var command = host.Database.CreateCommand("SELECT sealed IS NOT NULL FROM registration_details WHERE company_id = $1");
        command.Parameters.AddWithValue(company);
        return (bool)(await command.ExecuteScalarAsync())!;
    }

    private static string Digits(string text) => string.Concat(text.Where(char.IsAsciiDigit));
}
