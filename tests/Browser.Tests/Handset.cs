using Microsoft.Playwright;
using Testing;

namespace Browser.Tests;

/// <summary>Somebody's phone on the simulator's wall of phones.</summary>
internal sealed class Handset
{
    private readonly string _number;

    private Handset(IPage wall, string number) => (Wall, _number) = (wall, number);

    public IPage Wall { get; }

    private ILocator Phone => Wall.Locator($"[data-phone='{_number}']");

    /// <summary>A phone that was texted, or will be in a moment.</summary>
    public static async Task<Handset> FindAsync(Walk walk, string number)
    {
        var address = $"search={Uri.EscapeDataString(number)}";
        await Eventually.Until(async () =>
        {
            var wall = await walk.Page.Context.APIRequest.GetAsync($"/dev/handsets/state?{address}");
            return (await wall.JsonAsync())!.Value.GetProperty("total").GetInt32() > 0;
        });
        // Alone on the wall it stays where it is while the phones of other tests are texted.
        var phone = new Handset(await walk.OpenAsync($"/dev/handsets?{address}"), number);
        await Assertions.Expect(phone.Wall.Locator("[data-phone]")).ToHaveCountAsync(1);
        await Assertions.Expect(phone.Phone).ToBeVisibleAsync();
        return phone;
    }

    /// <summary>Puts a phone on the wall that was never texted.</summary>
    public static async Task<Handset> AddAsync(Walk walk, string number, string name)
    {
        var phone = new Handset(await walk.OpenAsync($"/dev/handsets?search={Uri.EscapeDataString(number)}"), number);
        var wall = phone.Wall;
        // The wall is live only after its script has run.
        await Assertions.Expect(wall.Locator("#live")).ToHaveAttributeAsync("data-state", "on");
        await wall.Locator("#add-phone").ClickAsync();
        await wall.Locator("#phone-form [name=number]").FillAsync(number);
        await wall.Locator("#phone-form [name=name]").FillAsync(name);
        await wall.Locator("#phone-form button[type=submit]").ClickAsync();
        await Assertions.Expect(wall.Locator("#phone-dialog")).ToBeHiddenAsync();
        await Assertions.Expect(phone.Phone).ToBeVisibleAsync();
        return phone;
    }

    /// <summary>Texts on the phone that say this and came in.</summary>
    public ILocator Heard(string words) => Phone.Locator(".bubble.in").Filter(new LocatorFilterOptions { HasText = words });

    public ILocator OptedOut => Phone.Locator(".badge");

    public async Task SayAsync(string words, string toCompany)
    {
        await Phone.Locator("select[name=company]").SelectOptionAsync(toCompany);
        await Phone.Locator("input[name=reply]").FillAsync(words);
        await Phone.Locator("button[name=send]").ClickAsync();
    }

    /// <summary>One of the quick replies: YES, STOP, START, HELP.</summary>
    public async Task PressAsync(string word, string toCompany)
    {
        await Phone.Locator("select[name=company]").SelectOptionAsync(toCompany);
        await Phone.Locator($"button[name=quick][value={word}]").ClickAsync();
    }
}
