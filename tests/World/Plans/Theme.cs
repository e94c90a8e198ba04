namespace TypedStreaming.World.Plans;

/// <summary>A kind of plans.</summary>
/// <param name="Name">What the command line calls it.</param>
/// <param name="Consumers">The largest number of consumers.</param>
/// <param name="Weights">What happens how often.</param>
/// <param name="HasThrift">True if consumers may have little room.</param>
/// <param name="HasOddities">True if orgs have several channels, filters and odd ids, move, and cannot replay; and whether clocks are set.</param>
/// <param name="IsNarrow">True if most consumers have little room, and wait long before they take more.</param>
/// <param name="IsPair">True if each consumer has a channel to itself, and the first one stays.</param>
/// <param name="IsRestless">True if consumers leave and come back while long responses arrive in small parts.</param>
internal sealed record Theme(
    string Name, int Consumers, Func<Habit, int> Weights, bool HasThrift, bool HasOddities, bool IsNarrow = false, bool IsPair = false, bool IsRestless = false)
{
    /// <summary>All that can happen.</summary>
    public static Theme Full { get; } = new("full", 4, static habit => Habits.Full[(int)habit], HasThrift: true, HasOddities: true);

    /// <summary>One consumer on one channel, which leaves and comes back; network, org, store and process fail.</summary>
    public static Theme Alone { get; } = new("alone", 1, static habit => Habits.Full[(int)habit], HasThrift: true, HasOddities: false);

    /// <summary>One consumer on one channel that stays; only the network fails.</summary>
    public static Theme Plain { get; } = new("plain", 1, static habit => Habits.Plain[(int)habit], HasThrift: false, HasOddities: false);

    /// <summary>One consumer that stays on its channel, and one that joins and leaves another; only the network fails.</summary>
    public static Theme Pair { get; } = new("pair", 2, static habit => Habits.Pair[(int)habit], HasThrift: false, HasOddities: false, IsPair: true);

    /// <summary>Consumers with little room on one channel, which are parked and come back; only the network fails.</summary>
    public static Theme Narrow { get; } = new("narrow", 3, static habit => Habits.Narrow[(int)habit], HasThrift: true, HasOddities: false, IsNarrow: true);

    /// <summary>Consumers on one channel, which leave and come back all the time while responses arrive; only the network fails.</summary>
    public static Theme Restless { get; } = new("restless", 3, static habit => Habits.Restless[(int)habit], HasThrift: false, HasOddities: false, IsRestless: true);

    public static Theme? Named(string name) => ((Theme[])[Full, Alone, Plain, Pair, Narrow, Restless]).FirstOrDefault(theme => theme.Name == name);
}
