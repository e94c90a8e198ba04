namespace TypedStreaming.Generators.Channels;

/// <summary>
/// The names of platform event channels, without the prefix <c>/event/</c>. Names of custom events end in <c>__e</c>, names of custom channels end in
/// <c>__chn</c>, and names of standard events have no suffix.
/// </summary>
internal static class PlatformEventNames
{
    /// <summary>The suffix in the name of a custom platform event.</summary>
    public const string EventSuffix = "__e";

    private const string ObjectSuffix = "__c";

    /// <summary>
    /// Returns true if the name has no suffix, but cannot be the name of a standard event. Names of standard events end in <c>Event</c> or
    /// <c>EventStream</c>, and have no <c>_</c>.
    /// </summary>
    public static bool LacksSuffix(string name) =>
        !name.Contains("__") && (name.Contains('_') || !(ApiNames.EndsWith(name, "Event") || ApiNames.EndsWith(name, "EventStream")));

    public static NameProblem? ProblemOf(string name)
    {
        foreach (var suffix in new[] { EventSuffix, ApiNames.ChannelSuffix })
        {
            if (ApiNames.Before(suffix, name) is not { } own) continue;
            if (!ApiNames.EndsWith(name, suffix)) return new NameProblem($"the name must end in '{suffix}'; channel names are case-sensitive", own + suffix);
            return ApiNames.ProblemOf(own) is { } problem ? new NameProblem(problem) : null;
        }

        if (ApiNames.Before(ObjectSuffix, name) is { } thing)
            return new NameProblem("'__c' is the suffix of objects; the names of custom events end in '__e'", thing + EventSuffix);
        return name.Contains("__")
            ? new NameProblem("the names of custom events end in '__e', the names of custom channels end in '__chn', and the names of standard events have no suffix")
            : null;
    }
}
