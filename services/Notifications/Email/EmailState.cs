namespace Notifications.Email;

/// <summary>How far an email has come.</summary>
public enum EmailState
{
    /// <summary>Stored; nothing has left the building, or what left was turned away for now.</summary>
    Waiting,

    /// <summary>Claimed by a worker; perhaps already handed over.</summary>
    Sending,

    /// <summary>The mail server took it. Whether it was read nobody can know.</summary>
    Sent,

    /// <summary>Turned away for good, or for too long.</summary>
    Failed,

    /// <summary>Handed over, and the answer was lost. Not repeated by itself: nobody gets the same mail twice unless a person wants it.</summary>
    InDoubt,
}
