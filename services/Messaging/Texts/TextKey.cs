using System.Globalization;
using ServiceDefaults.Data.Database;

namespace Messaging.Texts;

public enum TextKeyKind
{
    /// <summary>The carrier's SID.</summary>
    CarrierSid,

    /// <summary>Feed message and part.</summary>
    FeedPart,

    /// <summary>Company and the key of the service that asked for the text.</summary>
    Source,

    /// <summary>A text that a person sent again.</summary>
    Again,

    /// <summary>Text and attempt.</summary>
    Attempt,
}

/// <summary>
/// What must be unique about texts. A table of its own, because a unique key of a partitioned table would have to contain
/// the month.
/// </summary>
public sealed class TextKey : ICompanyOwned
{
    public required TextKeyKind Kind { get; init; }

    public required string Key { get; init; }

    public required Guid TextId { get; init; }

    public required Guid CompanyId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public static string FeedPart(Guid feedMessageId, int part) => string.Create(CultureInfo.InvariantCulture, $"{feedMessageId:N}:{part}");

    public static string Source(Guid companyId, string key) => $"{companyId:N}:{key}";

    public static string Attempt(Guid textId, int attempt) => string.Create(CultureInfo.InvariantCulture, $"{textId:N}:{attempt}");
}
