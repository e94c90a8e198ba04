namespace TypedStreaming.Generators.Naming;

/// <summary>Chooses the names of the generated members for the fields of a Salesforce object.</summary>
internal static class MemberNames
{
    /// <summary>
    /// Returns the names of the generated members, such as <c>Tier</c> for <c>Tier__c</c>, in the order of the fields. If several members would have
    /// the same name, all of them get the full names of their fields, so that a new field never takes the name of an existing member.
    /// </summary>
    public static IReadOnlyList<string> Choose(IReadOnlyList<string> fields, IEnumerable<string> taken)
    {
        var used = new HashSet<string>(taken, StringComparer.Ordinal);
        var shared = new HashSet<string>(
            fields.GroupBy(OrgIdentifiers.ShortNameOf, StringComparer.Ordinal).Where(static g => g.Count() > 1).Select(static g => g.Key), StringComparer.Ordinal);
        var names = new string[fields.Count];
        for (var i = 0; i < fields.Count; i++)
        {
            var plain = OrgIdentifiers.ShortNameOf(fields[i]);
            names[i] = shared.Contains(plain) || used.Contains(plain) ? OrgIdentifiers.FullNameOf(fields[i]) : plain;
            while (!used.Add(names[i])) names[i] += "_";
        }

        return names;
    }
}
