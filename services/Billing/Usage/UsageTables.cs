using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Billing.Usage;

internal sealed class UsageTables : IEntityTypeConfiguration<UsageEntry>, IEntityTypeConfiguration<UsageCounter>, IEntityTypeConfiguration<MonthCounter>, IEntityTypeConfiguration<PersonCounter>
{
    public void Configure(EntityTypeBuilder<UsageEntry> entity)
    {
        entity.ToTable("usage_entries");
        // One entry per text, kind and revision: what makes a replay harmless, however late.
        entity.HasKey(entry => new { entry.TextMessageId, entry.Kind, entry.Revision });
        entity.Property(entry => entry.Kind).HasMaxLength(16);
        entity.Property(entry => entry.Category).HasMaxLength(16);
        // The reconciliation reads a day of a company.
        entity.HasIndex(entry => new { entry.CompanyId, entry.At });
        // What waits for its company; empty as a rule.
        entity.HasIndex(entry => entry.CompanyId, "ix_usage_entries_waiting").HasFilter("month IS NULL");
        // Written in the order of time: a few pages tell whose usage has changed lately.
        entity.HasIndex(entry => entry.RecordedAt).HasMethod("brin");
    }

    public void Configure(EntityTypeBuilder<UsageCounter> entity)
    {
        entity.ToTable("usage_counters");
        entity.HasKey(counter => new { counter.CompanyId, counter.Month, counter.Day, counter.Category });
        entity.Property(counter => counter.Category).HasMaxLength(16);
    }

    public void Configure(EntityTypeBuilder<MonthCounter> entity)
    {
        entity.ToTable("month_counters");
        entity.HasKey(counter => new { counter.CompanyId, counter.Month });
    }

    public void Configure(EntityTypeBuilder<PersonCounter> entity)
    {
        entity.ToTable("person_counters");
        entity.HasKey(counter => new { counter.CompanyId, counter.Month, counter.PersonId });
    }
}
