using Microsoft.EntityFrameworkCore;

namespace ServiceDefaults.Data.Bus;

/// <summary>A message that waits to be published. Deleted when the broker has confirmed it.</summary>
internal sealed class OutboxRow
{
    public long Id { get; init; }

    public required Guid MessageId { get; init; }

    public required string WireName { get; init; }

    public required string Body { get; init; }

    /// <summary>W3C traceparent of the work that caused it, so that the trace goes on at the reader.</summary>
    public string? TraceParent { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset NotBefore { get; init; }

    public int Attempts { get; init; }
}

/// <summary>A message that was handled; written in the commit of its effects.</summary>
internal sealed class InboxRow
{
    public required Guid MessageId { get; init; }

    /// <summary>The wire name: one queue per message type, so id and name are unique per reader.</summary>
    public required string WireName { get; init; }

    public required DateTimeOffset HandledAt { get; init; }
}

/// <summary>
/// A message whose reader went down before, maybe because of it. Counts how often its handling was begun, so that one
/// that kills every reader is told from those that were only waiting beside it.
/// </summary>
internal sealed class SuspectRow
{
    public required Guid MessageId { get; init; }

    public required string WireName { get; init; }

    public int Starts { get; init; }

    public required DateTimeOffset LastStartAt { get; init; }
}

internal static class BusTables
{
    internal const string InboxKey = "pk_inbox";

    internal static void Configure(ModelBuilder model)
    {
        model.Entity<OutboxRow>(outbox =>
        {
            // A queue table lives from small pages and early vacuum: rows live milliseconds.
            outbox.ToTable("outbox")
                .HasStorageParameter("autovacuum_vacuum_scale_factor", 0.0)
                .HasStorageParameter("autovacuum_vacuum_threshold", 1000);
            outbox.HasKey(row => row.Id);
            outbox.Property(row => row.Id).UseIdentityAlwaysColumn();
            outbox.HasIndex(row => new { row.NotBefore, row.Id });
        });
        model.Entity<InboxRow>(inbox =>
        {
            inbox.ToTable("inbox");
            inbox.HasKey(row => new { row.MessageId, row.WireName }).HasName(InboxKey);
            inbox.HasIndex(row => row.HandledAt);
        });
        model.Entity<SuspectRow>(suspects =>
        {
            suspects.ToTable("inbox_suspects");
            suspects.HasKey(row => new { row.MessageId, row.WireName });
            suspects.HasIndex(row => row.LastStartAt);
        });
    }
}
