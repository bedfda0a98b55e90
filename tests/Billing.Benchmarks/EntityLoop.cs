using Billing.Lots;
using Billing.Periods;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Billing.Benchmarks;

/// <summary>
/// P-D2's baseline: the close as one would write it first, company by company, with tracked entities and one save each. It
/// reads the counters of days, as the close did once, and uses the service's own arithmetic.
/// </summary>
internal sealed class EntityLoop(NpgsqlDataSource database)
{
    private static readonly DateTimeOffset Next = new(2026, 4, 1, 4, 0, 0, TimeSpan.Zero);
    private readonly DbContextOptions<LoopDb> _options = new DbContextOptionsBuilder<LoopDb>().UseNpgsql(database).UseSnakeCaseNamingConvention().Options;

    /// <summary>Closes so many companies; returns the milliseconds.</summary>
    internal async Task<double> CloseAsync(int companies)
    {
        await CloseOneAsync(companies + 1); // compiles the queries
        var start = TimeProvider.System.GetTimestamp();
        for (var company = 1; company <= companies; company++) await CloseOneAsync(company);
        return TimeProvider.System.GetElapsedTime(start).TotalMilliseconds;
    }

    private async Task CloseOneAsync(int number)
    {
        var company = CloseData.Company(number);
        await using var db = new LoopDb(_options);
        var account = await db.Accounts.SingleAsync(row => row.CompanyId == company);
        var period = await db.Periods.SingleAsync(row => row.CompanyId == company && row.ClosedAt == null);
        var usage = await db.Usage.Where(row => row.CompanyId == company && row.Month == period.Month)
            .GroupBy(row => row.Category == "Received").Select(rows => new { IsReceived = rows.Key, Texts = rows.Sum(row => row.Texts) }).ToListAsync();
        var staff = await db.Seats.Where(row => row.CompanyId == company && row.ActiveFrom < period.EndsAt && (row.ActiveUntil == null || row.ActiveUntil > period.StartsAt))
            .Select(row => row.StaffId).Distinct().CountAsync();
        var lots = await db.Lots.Where(row => row.CompanyId == company && row.Remaining != 0).ToListAsync();
        var held = await db.Numbers.SingleAsync(row => row.CompanyId == company);

        (period.Sent, period.Received) = (usage.Where(row => !row.IsReceived).Sum(row => row.Texts), usage.Where(row => row.IsReceived).Sum(row => row.Texts));
        var figures = PeriodClosing.Close(
            new PeriodInput(period.Month, staff, period.Sent, period.Received, lots.ConvertAll(lot => new LotBalance(lot.Month, lot.Remaining))), new Prices(), new RolloverPolicy());
        (period.ClosedAt, period.Staff, period.Allotment, period.RolloverIn) = (CloseData.Now, staff, figures.Allotment, figures.RolloverIn);
        (period.RolloverOut, period.OverageTexts, period.OverageAmount) = (figures.RolloverOut, figures.OverageTexts, figures.AmountDue);
        foreach (var left in figures.Lots)
        {
            if (lots.Find(lot => lot.Month == left.Month) is { } lot) lot.Remaining = left.Left;
            else db.Lots.Add(new LotRow { CompanyId = company, Month = left.Month, Granted = figures.Allotment, Remaining = left.Left });
        }

        foreach (var taken in figures.Taken)
            db.Movements.Add(new MovementRow { CompanyId = company, LotMonth = taken.Month, Month = period.Month, Kind = "used", Texts = taken.Texts });
        var next = new PeriodRow { Id = Guid.CreateVersion7(), CompanyId = company, Month = period.Month.AddMonths(1), StartsAt = period.EndsAt, EndsAt = Next.AddMonths(1), TimeZone = account.TimeZone, OpenedAt = CloseData.Now };
        db.Periods.Add(next);
        (account.ClosedThrough, account.FirstOpen) = (period.Month, next.Month);
        if (figures.OverageTexts > 0) Post(db, company, period.Id, "Overage", period.Month, $"overage:{period.Id}", figures.OverageTexts, figures.AmountDue);
        Post(db, company, next.Id, "NumberFee", next.Month, $"number-fee:{held.NumberId}:{next.Month:yyyy-MM}", null, 10);
        Tell(db, "billing.period-closed", $$"""{"periodId":"{{period.Id}}","companyId":"{{company}}","used":{{figures.Used}}}""");
        await db.SaveChangesAsync();
    }

    private static void Post(LoopDb db, Guid company, Guid period, string kind, DateOnly month, string cause, int? texts, decimal amount)
    {
        var id = Guid.CreateVersion7();
        db.Transactions.Add(new TransactionRow { Id = id, CompanyId = company, PeriodId = period, Kind = kind, Month = month, Cause = cause, Texts = texts, Amount = amount, At = CloseData.Now });
        Tell(db, "billing.transaction-posted", $$"""{"transactionId":"{{id}}","companyId":"{{company}}","cause":"{{cause}}"}""");
    }

    private static void Tell(LoopDb db, string name, string body) =>
        db.Outbox.Add(new FactRow { MessageId = Guid.CreateVersion7(), WireName = name, Body = body, CreatedAt = CloseData.Now, NotBefore = CloseData.Now });
}
