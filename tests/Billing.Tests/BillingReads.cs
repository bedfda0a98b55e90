using System.Net.Http.Json;
using Testing;

namespace Billing.Tests;

/// <summary>What the tests wait for, read from the tables or from the API.</summary>
internal static class BillingReads
{
    /// <summary>The figures of a month once it is closed.</summary>
    internal static Task<string> ClosedAsync(this BillingHost host, Guid company, DateOnly month) => Eventually.Until(() => host.QueryAsync<string>($"""
        SELECT COALESCE((SELECT format('staff %s allotment %s in %s sent %s received %s expired %s out %s overage %s %s',
          staff, allotment, rollover_in, sent, received, expired, rollover_out, overage_texts, round(overage_amount, 2))
        FROM periods WHERE company_id = '{company}' AND month = '{month:yyyy-MM-dd}' AND closed_at IS NOT NULL), 'open')
        """), figures => figures != "open");

    /// <summary>Waits until a month has so many texts.</summary>
    internal static Task<long> UsedAsync(this BillingHost host, Guid company, DateOnly month, long texts) => Eventually.Until(() => host.QueryAsync<long>(
        $"SELECT COALESCE(sum(texts), 0) FROM usage_counters WHERE company_id = '{company}' AND month = '{month:yyyy-MM-dd}'"), counted => counted == texts);

    internal static Task<long> TransactionsCountAsync(this BillingHost host, Guid company, long count) =>
        Eventually.Until(() => host.QueryAsync<long>($"SELECT count(*) FROM transactions WHERE company_id = '{company}'"), found => found == count);

    /// <summary>Waits until exactly these were posted: cause and amount.</summary>
    internal static Task<string> TransactionsAsync(this BillingHost host, Guid company, params string[] expected) => Eventually.Until(() => host.QueryAsync<string>(
        $"SELECT COALESCE(string_agg(cause || ' ' || round(amount, 2), '; ' ORDER BY cause), '') FROM transactions WHERE company_id = '{company}'"),
        found => found.Split("; ").Order(StringComparer.Ordinal).SequenceEqual(expected.Order(StringComparer.Ordinal)));

    /// <summary>Reads from the API as an admin of the company.</summary>
    internal static async Task<T> GetAsync<T>(this BillingHost host, Guid company, string path)
    {
        using var admin = host.Admin(company);
        return (await admin.GetFromJsonAsync<T>($"/api/billing/{path}"))!;
    }
}
