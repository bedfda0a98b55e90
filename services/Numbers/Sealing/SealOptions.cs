using System.ComponentModel.DataAnnotations;

namespace Numbers.Sealing;

/// <summary>Configuration section <c>Sealing</c>: keys that never lie in the database.</summary>
internal sealed class SealOptions : IValidatableObject
{
    public const string Section = "Sealing";
    private const int ShortestSecret = 32;

    /// <summary>Id of the key that new values are sealed with.</summary>
    [Required]
    public string Current { get; set; } = "";

    /// <summary>Key id to secret, at least 32 characters each. Old keys stay until <c>reseal</c> has run.</summary>
    public Dictionary<string, string> Keys { get; init; } = new(StringComparer.Ordinal);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!Keys.ContainsKey(Current)) yield return new("Sealing:Current names no key of Sealing:Keys.");
        if (Keys.Values.Any(secret => secret.Length < ShortestSecret)) yield return new($"Every secret of Sealing:Keys needs at least {ShortestSecret} characters.");
    }
}
