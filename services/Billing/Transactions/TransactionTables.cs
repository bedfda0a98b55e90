using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Billing.Transactions;

internal sealed class TransactionTables : IEntityTypeConfiguration<Transaction>, IEntityTypeConfiguration<Payment>
{
    internal const string PaymentKey = "pk_payments";

    public void Configure(EntityTypeBuilder<Transaction> entity)
    {
        entity.ToTable("transactions");
        entity.HasKey(transaction => transaction.Id);
        entity.Property(transaction => transaction.Kind).HasConversion<string>().HasMaxLength(16);
        entity.Property(transaction => transaction.Cause).HasMaxLength(100);
        entity.Property(transaction => transaction.Amount).HasPrecision(12, 4);
        // One invoice per period and one fee per number and month, whatever crashes or runs twice.
        entity.HasIndex(transaction => new { transaction.CompanyId, transaction.Cause }).IsUnique();
        entity.HasIndex(transaction => new { transaction.CompanyId, transaction.At, transaction.Id });
        entity.HasIndex(transaction => transaction.PeriodId);
    }

    public void Configure(EntityTypeBuilder<Payment> entity)
    {
        entity.ToTable("payments");
        // A payment of another company's transaction must not be able to hide the right one.
        entity.HasKey(payment => new { payment.CompanyId, payment.TransactionId }).HasName(PaymentKey);
        entity.Property(payment => payment.Reference).HasMaxLength(200);
    }
}
