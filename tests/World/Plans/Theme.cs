namespace TypedStreaming.World.Plans;

/// <summary>Which plans are made.</summary>
/// <param name="Name">What the command line calls it.</param>
/// <param name="Consumers">How many consumers there are at most.</param>
/// <param name="Weights">What happens how often.</param>
/// <param name="HasOddities">Whether orgs have several channels, filters and odd ids, move, and cannot replay; and whether clocks are set.</param>
internal sealed record Theme(string Name, int Consumers, Func<Habit, int> Weights, bool HasOddities)
{
    /// <summary>All that can happen.</summary>
    public static Theme Full { get; } = new("full", 4, static habit => Habits.Full[(int)habit], HasOddities: true);

    /// <summary>One consumer on one channel, which leaves and comes back; network, org, store and process fail.</summary>
    public static Theme Alone { get; } = new("alone", 1, static habit => Habits.Full[(int)habit], HasOddities: false);

    /// <summary>One consumer on one channel that stays; only the network fails.</summary>
    public static Theme Plain { get; } = new("plain", 1, static habit => Habits.Plain[(int)habit], HasOddities: false);

    public static Theme? Named(string name) => ((Theme[])[Full, Alone, Plain]).FirstOrDefault(theme => theme.Name == name);
}
