using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Data.Database;

namespace ServiceDefaults.Data.Http;

/// <summary>A request that was carried out, with the answer it got, so that its repetition gets the same.</summary>
internal sealed class IdempotencyKey : ICompanyOwned
{
    public required Guid CompanyId { get; init; }

    public required string Key { get; init; }

    /// <summary>SHA-256 of method, path and body: the same key with another request is a mistake of the caller.</summary>
    public required byte[] RequestHash { get; init; }

    public required int Status { get; init; }

    public required string? Body { get; init; }

    public required string? Location { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    internal static void Configure(ModelBuilder model) => model.Entity<IdempotencyKey>(keys =>
    {
        keys.ToTable("idempotency_keys");
        keys.HasKey(row => new { row.CompanyId, row.Key });
        keys.Property(row => row.Key).HasMaxLength(IdempotencyFilter.LongestKey);
        keys.HasIndex(row => row.CreatedAt);
    });
}
