using System.Xml;
using System.Xml.Linq;

namespace Twilio.TwiML;

/// <summary>An element of the XML that answers a webhook.</summary>
public abstract class TwiML
{
    private readonly XElement element;

    protected TwiML(string tagName, string text = null) => element = new XElement(tagName, Readable(text) ?? "");

    public override string ToString() => $"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{element.ToString(SaveOptions.None).ReplaceLineEndings("\n")}";

    protected void Append(TwiML child) => element.Add(child.element);

    protected void SetOption(string name, string value)
    {
        if (value is not null) element.SetAttributeValue(name, Readable(value));
    }

    // XML has no form for control characters and halves of surrogate pairs.
    private static string Readable(string text) => text is null
        ? null
        : string.Concat(text.EnumerateRunes().Where(rune => !rune.IsBmp || XmlConvert.IsXmlChar((char)rune.Value)));
}
