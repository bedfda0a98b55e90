using System.ComponentModel.DataAnnotations;

namespace Messaging.Media;

/// <summary>Configuration section <c>Media</c>.</summary>
internal sealed class MediaOptions
{
    public const string Section = "Media";

    /// <summary>Origins that may serve pictures without TLS and within our own network: for development only.</summary>
    public IReadOnlyList<Uri> TrustedOrigins { get; set; } = [];

    /// <summary>Of one picture, redirects included.</summary>
    public TimeSpan FetchTimeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>Pictures fetched at once.</summary>
    [Range(1, 64)]
    public int FetchAtOnce { get; set; } = 4;

    /// <summary>How long an uploaded picture waits to be used.</summary>
    public TimeSpan KeepUnused { get; set; } = TimeSpan.FromDays(2);
}
