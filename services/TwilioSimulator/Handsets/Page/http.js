// Requests of this page; a refusal becomes an Error with the sentence to show.
async function read(response) {
  if (response.ok) return response.status === 204 ? null : response.json();
  const problem = await response.json().catch(() => null);
  const first = problem?.errors && Object.entries(problem.errors)[0];
  throw new Error(first ? `The ${first[0]} ${first[1][0]}.` : problem?.title ?? 'The simulator did not answer.');
}

export async function getJson(url) {
  return read(await fetch(url, { headers: { accept: 'application/json' } }));
}

export async function sendJson(method, url, body) {
  return read(await fetch(url, {
    method,
    headers: { accept: 'application/json', ...(body ? { 'content-type': 'application/json' } : {}) },
    body: body ? JSON.stringify(body) : undefined,
  }));
}
