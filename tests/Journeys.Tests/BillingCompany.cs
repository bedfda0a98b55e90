using System.Text.Json;
using Testing;
using Testing.Rabbit;
using Testing.Running;
using Texting.Contracts;
using Texting.Contracts.Billing.Http;
using Texting.Contracts.Messaging;
using Texting.Contracts.Numbers;
using Texting.Contracts.Platform;

namespace Journeys.Tests;

/// <summary>A company of a test's own: the platform and the other services tell of it on the bus, its owner looks through the gateway.</summary>
internal sealed class BillingCompany : IAsyncDisposable
{
    private readonly AmqpClient _bus;

    private BillingCompany(int feature, AmqpClient bus, PersonClient owner) => (Id, _bus, Owner) = (IdOf(feature), bus, owner);

    public Guid Id { get; }

    /// <summary>Its owner at the gateway.</summary>
    public PersonClient Owner { get; }

    /// <summary>The middle of the month before last, whose end has passed whatever day it is.</summary>
    public static DateTimeOffset LongAgo
    {
        get
        {
            var now = TimeProvider.System.GetUtcNow();
            return new DateTimeOffset(now.Year, now.Month, 15, 12, 0, 0, TimeSpan.Zero).AddMonths(-2);
        }
    }

    /// <summary>One persona for each feature of billing, in the environment of the system.</summary>
    public static Dictionary<string, string> Personas() => Enumerable.Range(41, 7).SelectMany(feature => new Dictionary<string, string>
    {
        ["Key"] = $"s{feature}",
        ["Name"] = $"Owner of S{feature}",
        ["Role"] = "Admin",
        ["Group"] = "Billing",
        ["About"] = "Owner",
        ["CompanyId"] = $"{IdOf(feature)}",
        ["PersonId"] = $"{Demo.Person(9000 + feature)}",
    }.Select(setting => (Name: $"Auth__Personas__{feature}__{setting.Key}", setting.Value))).ToDictionary(setting => setting.Name, setting => setting.Value);

    /// <summary>The company is known, its staff have been active for a year, and it has a number since today.</summary>
    public static async Task<BillingCompany> GivenAsync(SystemFixture system, int feature, int staff, DateTimeOffset? reservedAt = null)
    {
        var now = TimeProvider.System.GetUtcNow();
        var company = new BillingCompany(feature, await system.System.ConnectToBusAsync(), await PersonClient.SignInAsync(system.System.Gateway, $"s{feature}"));
        await company.TellAsync(new CompanyChanged(company.Id, 1, $"Company S{feature}", Plan.Team, false, "US", "Etc/UTC", "Owner", "owner@mail.example", [], true, true));
        for (var i = 0; i < staff; i++)
            await company.TellAsync(new StaffChanged(company.Id, Guid.CreateVersion7(), 1, "Somebody", null, null, StaffRole.Sitter, true, now.AddYears(-1), null));
        await company.TellAsync(new NumberReserved(Guid.CreateVersion7(), company.Id, reservedAt ?? now));
        await Eventually.Until(company.SummaryAsync, summary => summary.Period is { } period && period.Staff == staff && period.To > now);
        return company;
    }

    public Task TellAsync(object fact) => _bus.PublishAsync(
        Catalog.Of(fact.GetType()).WireName, JsonSerializer.Serialize(fact, fact.GetType(), WireFormat.Json), Guid.CreateVersion7().ToString());

    public Task<string> ListenAsync<T>() => _bus.ListenAsync(Catalog.Of(typeof(T)).WireName);

    /// <summary>The next fact about this company in a queue; null while there is none.</summary>
    public async Task<T?> HearAsync<T>(string queue) where T : class
    {
        while (await _bus.TakeAsync(queue) is { } message)
            if (message.Body.Contains($"{Id}", StringComparison.Ordinal)) return JsonSerializer.Deserialize<T>(message.Body, WireFormat.Json);
        return null;
    }

    public Task SentAsync(DateTimeOffset at, int segments, int pictures = 0) =>
        TellAsync(new MessageSent(Guid.CreateVersion7(), Id, null, at, segments, pictures, Purpose.FeedMessage));

    public Task ReceivedAsync(DateTimeOffset at, int segments, bool isKeyword = false) =>
        TellAsync(new MessageReceived(Guid.CreateVersion7(), Id, null, at, segments, 0, isKeyword));

    public Task<BillingSummary> SummaryAsync() => Owner.ReadAsync<BillingSummary>("/api/billing/summary");

    public async ValueTask DisposeAsync()
    {
        Owner.Dispose();
        await _bus.DisposeAsync();
    }

    private static Guid IdOf(int feature) => Guid.Parse($"01980000-0000-7000-8000-0000000090{feature}");
}
