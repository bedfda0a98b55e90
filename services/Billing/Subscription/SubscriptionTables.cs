using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ServiceDefaults.Data.Database;

namespace Billing.Subscription;

internal sealed class SubscriptionTables : IEntityTypeConfiguration<TextingSubscription>
{
    public void Configure(EntityTypeBuilder<TextingSubscription> entity)
    {
        entity.ToTable("subscriptions");
        entity.HasKey(subscription => subscription.NumberId);
        entity.UseXmin();
        entity.HasIndex(subscription => subscription.CompanyId);
        entity.HasIndex(subscription => subscription.IsWaiting).HasFilter("is_waiting");
    }
}
