using ServiceDefaults.Data.Bus;

namespace SampleService;

/// <summary>A note was written; the sample service itself counts it.</summary>
public sealed record NoteWritten(Guid NoteId, Guid CompanyId, string Text);

/// <summary>A snapshot of somebody else's data. The decimal is there because serializers differ about decimals.</summary>
public sealed record ProfileChanged(Guid ProfileId, Guid CompanyId, long Version, string Name, decimal Balance);

/// <summary>A note was counted; handled many at a time.</summary>
public sealed record NoteCounted(Guid NoteId, Guid CompanyId, string Text);

/// <summary>Has a reader that is never started.</summary>
public sealed record NoteArchived(Guid NoteId, Guid CompanyId);

/// <summary>Is read by nobody of ours.</summary>
public sealed record NoteSeen(Guid NoteId, Guid CompanyId);

/// <summary>The catalog of the sample service.</summary>
public static class Messages
{
    public static IReadOnlyList<WireMessage> Catalog { get; } =
    [
        new(typeof(NoteWritten), "sample.note-written", ["sample"]),
        new(typeof(NoteCounted), "sample.note-counted", ["sample"]),
        new(typeof(ProfileChanged), "sample.profile-changed", ["sample"]),
        new(typeof(NoteArchived), "sample.note-archived", ["archive"]),
        new(typeof(NoteSeen), "sample.note-seen", []),
    ];
}
