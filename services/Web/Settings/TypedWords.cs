namespace Web.Settings;

/// <summary>What stands in a search box whose words are part of the page's address.</summary>
internal sealed class TypedWords
{
    private string _ofAddress = "";

    /// <summary>As it was typed; the box is bound to it.</summary>
    public string Value { get; set; } = "";

    /// <summary>Only another address writes into the box. The one that was asked for from here comes back while somebody may be typing on.</summary>
    /// <param name="words">Those of the address; null for none.</param>
    public void AddressHas(string? words)
    {
        if ((words ?? "") == _ofAddress) return;
        _ofAddress = words ?? "";
        if (_ofAddress != Value.Trim()) Value = _ofAddress;
    }
}
