using Microsoft.EntityFrameworkCore;

namespace Billing.Benchmarks;

/// <summary>The tables of the close as plain rows: the service's own entities cannot be written to.</summary>
internal sealed class LoopDb(DbContextOptions<LoopDb> options) : DbContext(options)
{
    public DbSet<AccountRow> Accounts => Set<AccountRow>();

    public DbSet<PeriodRow> Periods => Set<PeriodRow>();

    public DbSet<UsageRow> Usage => Set<UsageRow>();

    public DbSet<SeatRow> Seats => Set<SeatRow>();

    public DbSet<LotRow> Lots => Set<LotRow>();

    public DbSet<MovementRow> Movements => Set<MovementRow>();

    public DbSet<NumberRow> Numbers => Set<NumberRow>();

    public DbSet<TransactionRow> Transactions => Set<TransactionRow>();

    public DbSet<FactRow> Outbox => Set<FactRow>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<AccountRow>().ToTable("accounts").HasKey(row => row.CompanyId);
        modelBuilder.Entity<PeriodRow>().ToTable("periods").HasKey(row => row.Id);
        modelBuilder.Entity<UsageRow>().ToTable("usage_counters").HasKey(row => new { row.CompanyId, row.Month, row.Day, row.Category });
        modelBuilder.Entity<SeatRow>().ToTable("seats").HasKey(row => new { row.CompanyId, row.StaffId, row.ActiveFrom });
        modelBuilder.Entity<LotRow>().ToTable("lots").HasKey(row => new { row.CompanyId, row.Month });
        modelBuilder.Entity<MovementRow>().ToTable("lot_movements").HasKey(row => new { row.CompanyId, row.LotMonth, row.Month, row.Kind });
        modelBuilder.Entity<NumberRow>().ToTable("subscriptions").HasKey(row => row.NumberId);
        modelBuilder.Entity<TransactionRow>().ToTable("transactions").HasKey(row => row.Id);
        modelBuilder.Entity<FactRow>().ToTable("outbox").HasKey(row => row.Id);
    }
}

internal sealed class AccountRow
{
    public Guid CompanyId { get; set; }

    public string TimeZone { get; set; } = "";

    public DateOnly? ClosedThrough { get; set; }

    public DateOnly? FirstOpen { get; set; }
}

internal sealed class PeriodRow
{
    public Guid Id { get; set; }

    public Guid CompanyId { get; set; }

    public DateOnly Month { get; set; }

    public DateTimeOffset StartsAt { get; set; }

    public DateTimeOffset EndsAt { get; set; }

    public string TimeZone { get; set; } = "";

    public DateTimeOffset OpenedAt { get; set; }

    public DateTimeOffset? ClosedAt { get; set; }

    public int Staff { get; set; }

    public int Allotment { get; set; }

    public int RolloverIn { get; set; }

    public int Sent { get; set; }

    public int Received { get; set; }

    public int Expired { get; set; }

    public int RolloverOut { get; set; }

    public int OverageTexts { get; set; }

    public decimal OverageAmount { get; set; }
}

internal sealed class UsageRow
{
    public Guid CompanyId { get; set; }

    public DateOnly Month { get; set; }

    public DateOnly Day { get; set; }

    public string Category { get; set; } = "";

    public int Texts { get; set; }
}

internal sealed class SeatRow
{
    public Guid CompanyId { get; set; }

    public Guid StaffId { get; set; }

    public DateTimeOffset ActiveFrom { get; set; }

    public DateTimeOffset? ActiveUntil { get; set; }
}

internal sealed class LotRow
{
    public Guid CompanyId { get; set; }

    public DateOnly Month { get; set; }

    public int Granted { get; set; }

    public int Remaining { get; set; }
}

internal sealed class MovementRow
{
    public Guid CompanyId { get; set; }

    public DateOnly LotMonth { get; set; }

    public DateOnly Month { get; set; }

    public string Kind { get; set; } = "";

    public int Texts { get; set; }
}

internal sealed class NumberRow
{
    public Guid NumberId { get; set; }

    public Guid CompanyId { get; set; }
}

internal sealed class TransactionRow
{
    public Guid Id { get; set; }

    public Guid CompanyId { get; set; }

    public Guid PeriodId { get; set; }

    public string Kind { get; set; } = "";

    public DateOnly Month { get; set; }

    public string Cause { get; set; } = "";

    public int? Texts { get; set; }

    public decimal Amount { get; set; }

    public DateTimeOffset At { get; set; }
}

internal sealed class FactRow
{
    public long Id { get; set; }

    public Guid MessageId { get; set; }

    public string WireName { get; set; } = "";

    public string Body { get; set; } = "";

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset NotBefore { get; set; }

    public int Attempts { get; set; }
}
