using System.Text;
using System.Text.RegularExpressions;

namespace TwilioSimulator.Numbers;

/// <summary>
/// The <c>Contains</c> of a search: digits, letters of the phone pad, <c>*</c> for one character, <c>%</c> for any, <c>+</c>
/// in front for "begins with", <c>$</c> behind for "ends with". Wildcards may not stand between other characters.
/// </summary>
internal static class ContainsPattern
{
    const string Pad = "22233344455566677778889999";

    public static bool TryRead(string text, out Regex? pattern)
    {
        pattern = null;
        var (starts, ends) = (text.StartsWith('+'), text.EndsWith('$'));
        var middle = text[(starts ? 1 : 0)..(ends ? ^1 : ^0)];
        var core = middle.Trim('*', '%');
        if (text.Length is < 2 or > 16 || core.Length < 2 || core.Any(c => !char.IsAsciiLetterOrDigit(c))) return false;

        var expression = new StringBuilder(starts ? "^" : "");
        foreach (var c in middle)
        {
            expression.Append(c switch
            {
                '*' => '.',
                '%' => ".*",
                _ when char.IsAsciiLetter(c) => Pad[char.ToUpperInvariant(c) - 'A'],
                _ => c,
            });
        }

        if (ends) expression.Append('$');
        pattern = new Regex(expression.ToString(), RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
        return true;
    }
}
