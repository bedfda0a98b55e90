namespace Gateway.Limits;

/// <summary>Tokens that come back at a rate, up to a burst.</summary>
sealed class Bucket
{
    /// <summary>More than 0; 0.1 is one every ten seconds.</summary>
    public double PerSecond { get; set; }
    public int Burst { get; set; }
}

/// <summary>Requests handled at once, and how many more may wait for their turn.</summary>
sealed class Room
{
    public int AtOnce { get; set; }
    public int Waiting { get; set; }
}

/// <summary>Configuration <c>Limits</c>; the figures are in appsettings.json.</summary>
sealed class LimitOptions
{
    public Bucket Person { get; set; } = new();
    public Bucket Sends { get; set; } = new();
    public Bucket Search { get; set; } = new();
    public Bucket Platform { get; set; } = new();
    public Bucket Public { get; set; } = new();
    public Room Webhook { get; set; } = new();

    public bool AreUsable =>
        Webhook is { AtOnce: > 0, Waiting: >= 0 }
        && new[] { Person, Sends, Search, Platform, Public }.All(bucket => bucket is { PerSecond: > 0, Burst: > 0 });
}
