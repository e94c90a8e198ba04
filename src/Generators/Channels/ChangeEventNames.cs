namespace TypedStreaming.Generators.Channels;

/// <summary>
/// The names of change event channels, without the prefix <c>/data/</c>: <c>ChangeEvents</c> for all objects, <c>AccountChangeEvent</c> for a
/// standard object, <c>Invoice__ChangeEvent</c> for the custom object <c>Invoice__c</c>, <c>Sales__chn</c> for a custom channel.
/// </summary>
internal static class ChangeEventNames
{
    private const string AllObjects = "ChangeEvents";
    private const string Suffix = "ChangeEvent";
    private const string CustomSuffix = "__ChangeEvent";
    private const string ObjectSuffix = "__c";

    public static NameProblem? ProblemOf(string name)
    {
        if (name == AllObjects) return null;
        if (Is(name, AllObjects)) return new NameProblem("channel names are case-sensitive", AllObjects);
        if (ApiNames.Before(AllObjects, name) is { } one) return new NameProblem("only the name of the channel for all objects, /data/ChangeEvents, ends in 's'", NameFor(one));
        if (ApiNames.Before(ApiNames.ChannelSuffix, name) is { } channel) return ProblemOf(name, channel, ApiNames.ChannelSuffix);
        if (ApiNames.Before(Suffix, name) is { } thing) return ProblemOfObject(name, thing);
        return new NameProblem(
            ApiNames.EndsWith(name, ObjectSuffix)
                ? "the name of a change event channel must not contain the suffix '__c' of the custom object"
                : "the name of a change event is the name of its object, followed by 'ChangeEvent'",
            NameFor(name));
    }

    private static NameProblem? ProblemOfObject(string name, string thing)
    {
        if (thing.Length == 0) return new NameProblem("there is no object name before 'ChangeEvent'", AllObjects);
        if (ApiNames.Before("__", thing) is not { } custom)
        {
            if (ApiNames.EndsWith(thing, ObjectSuffix)) return new NameProblem("the name of a change event channel must not contain the suffix '__c' of the custom object", NameFor(thing));
            return ApiNames.EndsWith(name, Suffix) ? null : new NameProblem($"the name must end in '{Suffix}'; channel names are case-sensitive", NameFor(thing));
        }

        return ApiNames.EndsWith(custom, ObjectSuffix)
            ? new NameProblem("the name of a change event channel must not contain the suffix '__c' of the custom object", NameFor(custom))
            : ProblemOf(name, custom, CustomSuffix);
    }

    private static NameProblem? ProblemOf(string name, string own, string suffix)
    {
        if (!ApiNames.EndsWith(name, suffix)) return new NameProblem($"the name must end in '{suffix}'; channel names are case-sensitive", own + suffix);
        return ApiNames.ProblemOf(own) is { } problem ? new NameProblem(problem) : null;
    }

    /// <summary>Returns the name of the change event channel for an object, without the prefix <c>/data/</c>.</summary>
    private static string NameFor(string thing) =>
        ApiNames.EndsWith(thing, ObjectSuffix) ? thing.Substring(0, thing.Length - ObjectSuffix.Length) + CustomSuffix : thing + Suffix;

    private static bool Is(string name, string other) => string.Equals(name, other, StringComparison.OrdinalIgnoreCase);
}
