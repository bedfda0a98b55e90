namespace TwilioSimulator.Handsets;

/// <summary>GET /control/handsets/{number}: what the person holding that phone sees.</summary>
internal static class ReadHandset
{
    public static HandsetView Handle(string number, HandsetWall wall) => wall.Show(number);
}
