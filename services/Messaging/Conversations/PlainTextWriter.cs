using System.Globalization;
using System.Text;

namespace Messaging.Conversations;

/// <summary>
/// Puts words one after another. Spaces and line breaks wait until the next word, so that none stands at an edge and
/// never more than one empty line between words.
/// </summary>
public sealed class PlainTextWriter
{
    private const int DeepestIndent = 5;

    private readonly StringBuilder output = new();
    private readonly Stack<int?> lists = new();
    private string gap = "";
    private string marker = "";
    private int lineBreaks;

    public int Position => output.Length;

    public void Words(string text, bool keepsLines = false)
    {
        foreach (var character in text)
        {
            if (keepsLines && character == '\n') NewLine();
            else if (char.IsWhiteSpace(character)) Gap(" ");
            else if (!char.IsControl(character)) Append(character);
        }
    }

    /// <summary>A line break somebody made: two of them are an empty line.</summary>
    public void NewLine() => lineBreaks = Math.Min(2, lineBreaks + 1);

    /// <summary>What follows begins on a line of its own.</summary>
    public void Line() => lineBreaks = Math.Max(1, lineBreaks);

    /// <summary>What follows stands apart by an empty line, except in a list.</summary>
    public void Paragraph() => lineBreaks = Math.Max(lists.Count == 0 ? 2 : 1, lineBreaks);

    /// <summary>A longer gap wins over a space that is already due.</summary>
    public void Gap(string between)
    {
        if (between.Length > gap.Length) gap = between;
    }

    public void BeginList(int? firstNumber) => lists.Push(firstNumber);

    public void EndList()
    {
        lists.TryPop(out _);
        marker = "";
    }

    public void BeginItem()
    {
        var number = lists.TryPop(out var current) ? current : null;
        marker = new string(' ', 2 * Math.Min(lists.Count, DeepestIndent)) + (number is { } n ? n.ToString(CultureInfo.InvariantCulture) + ". " : "- ");
        lists.Push(number < int.MaxValue ? number + 1 : number);
    }

    /// <summary>Something in brackets behind the words just written, before the gap that follows them.</summary>
    public void Aside(string text)
    {
        var following = gap;
        gap = " ";
        Words($"({text})");
        gap = following;
    }

    public string Since(int position) => output.ToString(position, output.Length - position).Trim();

    public override string ToString() => output.ToString();

    private void Append(char character)
    {
        if (output.Length > 0)
        {
            if (lineBreaks > 0) output.Append('\n', lineBreaks);
            else output.Append(gap);
        }

        output.Append(marker).Append(character);
        (lineBreaks, gap, marker) = (0, "", "");
    }
}
