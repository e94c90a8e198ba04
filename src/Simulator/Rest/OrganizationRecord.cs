using System.Text.Json.Nodes;
using TypedStreaming.Simulator.OAuth;
using TypedStreaming.Simulator.Records;
using TypedStreaming.Simulator.Schema;

namespace TypedStreaming.Simulator.Rest;

/// <summary>Creates the record of the org itself for the REST API.</summary>
internal static class OrganizationRecord
{
    private const string CompanyName = "Simulated Org";

    public static Record Of(OrgIdentity identity, SimulatedOrgOptions options) => new(
        OrganizationObject.Name,
        identity.OrganizationId,
        new Dictionary<string, JsonNode?>(StringComparer.OrdinalIgnoreCase)
        {
            [SystemFields.Id] = identity.OrganizationId,
            [SystemFields.Name] = CompanyName,
            [OrganizationObject.OrganizationType] = options.Edition,
            [OrganizationObject.IsSandbox] = options.IsSandbox,
            [SystemFields.IsDeleted] = false,
        });
}
