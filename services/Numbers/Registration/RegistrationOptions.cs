using System.ComponentModel.DataAnnotations;

namespace Numbers.Registration;

/// <summary>Configuration section <c>Registration</c>.</summary>
internal sealed class RegistrationOptions
{
    public const string Section = "Registration";

    /// <summary>First pause between two looks at the carrier; grows up to 360 times of it. News from the carrier ends a pause.</summary>
    [Range(0.05, 3600)]
    public double FirstPollSeconds { get; set; } = 60;

    /// <summary>How long a YES counts.</summary>
    [Range(0.0005, 720)]
    public double YesWithinHours { get; set; } = 24;

    /// <summary>How often we ask again by ourselves when the time is over.</summary>
    [Range(0, 5)]
    public int AutomaticResends { get; set; } = 1;

    /// <summary>How often the question may be sent in all.</summary>
    [Range(1, 20)]
    public int MostQuestions { get; set; } = 6;

    /// <summary>Shortest time between two questions.</summary>
    [Range(0, 1440)]
    public double ResendAfterMinutes { get; set; } = 5;

    /// <summary>Pause the carrier wants between deleting a campaign and making the next.</summary>
    [Range(0, 600)]
    public double CampaignPauseSeconds { get; set; } = 5;

    /// <summary>The form's website is fetched before it is submitted. Off where nothing may leave the machine.</summary>
    public bool CheckWebsite { get; set; } = true;

    /// <summary>A step without news for so long is trouble.</summary>
    [Range(1, 720)]
    public double TroubledAfterHours { get; set; } = 72;

    public TimeSpan FirstPoll => TimeSpan.FromSeconds(FirstPollSeconds);

    public TimeSpan YesWithin => TimeSpan.FromHours(YesWithinHours);

    public TimeSpan ResendAfter => TimeSpan.FromMinutes(ResendAfterMinutes);

    public TimeSpan CampaignPause => TimeSpan.FromSeconds(CampaignPauseSeconds);
}
