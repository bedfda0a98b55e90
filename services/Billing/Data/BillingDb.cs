using Billing.Accounts;
using Billing.Alerts;
using Billing.Lots;
using Billing.Periods;
using Billing.Reconciliation;
using Billing.Seats;
using Billing.Subscription;
using Billing.Transactions;
using Billing.Usage;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Data.Database;

namespace Billing.Data;

/// <summary>The tables of Billing; each is mapped beside its capability.</summary>
public sealed class BillingDb(DbContextOptions<BillingDb> options) : ServiceDb(options)
{
    public DbSet<Account> Accounts => Set<Account>();

    public DbSet<Seat> Seats => Set<Seat>();

    public DbSet<TextingSubscription> Subscriptions => Set<TextingSubscription>();

    public DbSet<UsageEntry> UsageEntries => Set<UsageEntry>();

    public DbSet<UsageCounter> UsageCounters => Set<UsageCounter>();

    public DbSet<MonthCounter> MonthCounters => Set<MonthCounter>();

    public DbSet<PersonCounter> PersonCounters => Set<PersonCounter>();

    public DbSet<Period> Periods => Set<Period>();

    public DbSet<Lot> Lots => Set<Lot>();

    public DbSet<LotMovement> LotMovements => Set<LotMovement>();

    public DbSet<Transaction> Transactions => Set<Transaction>();

    public DbSet<Payment> Payments => Set<Payment>();

    public DbSet<Alert> Alerts => Set<Alert>();

    public DbSet<PassedThreshold> PassedThresholds => Set<PassedThreshold>();

    public DbSet<SpendingState> SpendingStates => Set<SpendingState>();

    public DbSet<CarrierDay> CarrierDays => Set<CarrierDay>();

    public DbSet<CarrierText> CarrierTexts => Set<CarrierText>();

    public DbSet<Difference> Differences => Set<Difference>();
}
